/** Our own page beside Tasklist: clients, access rights and notices. The address after `#` says what is shown, so the back button works. */
import { showAdoptions } from './adoptions.js';
import { read } from './api.js';
import { showClient, showClients, showSearch } from './clients.js';
import { el, hush, show, tell } from './dom.js';
import { showEvidence } from './evidence.js';
import { showGaps } from './gaps.js';
import { showImport, showImports } from './imports.js';
import { showKinships } from './kinships.js';
import { showNotices } from './notices.js';
import { showOversight, showOversightOf } from './oversight.js';
import { showRight, showRights } from './rights.js';
import { showRules } from './rules.js';
import { showStatistics } from './statistics.js';

const PAGES = {
  asiakkaat: { title: 'Asiakkaat', list: showClients, one: showClient },
  haku: { title: 'Hae asiakasta', list: showSearch, tab: 'asiakkaat' },
  asiat: { title: 'Asiakkaat', list: showClients, one: showClient, tab: 'asiakkaat' },
  puutteet: { title: 'Puutteet', list: showGaps },
  kayttooikeudet: { title: 'Käyttöoikeudet', list: showRights, one: showRight },
  selvitys: { title: 'Selvitys käyttöoikeuksista', list: showEvidence },
  lokivalvonta: { title: 'Lokivalvonta', list: showOversight, one: showOversightOf },
  saannot: { title: 'Sääntötaulun koe', list: showRules },
  tilastot: { title: 'Tilastot', list: showStatistics },
  kayttoonotot: { title: 'Käyttöönotot', list: showAdoptions },
  tuonti: { title: 'Tietojen tuonti', list: showImports, one: showImport },
  esteellisyydet: { title: 'Esteellisyydet', list: showKinships },
  ilmoitukset: { title: 'Ilmoitukset', list: showNotices }
};
const LANGUAGE_CHOICE = 'kotopolku-kieli';

let shown = 0;

async function showPage() {
  const [tab, id, place] = location.hash.replace(/^#\/?/, '').split('/');
  const name = PAGES[tab] ? tab : 'asiakkaat';
  const page = PAGES[name];
  const mine = ++shown;
  document.title = `${page.title} – Kotopolku`;
  markCurrent(page.tab ?? name);
  hush();
  show(el('p', { class: 'empty' }, 'Ladataan…'));
  try {
    await (id && page.one ? page.one(decodeURIComponent(id), place) : page.list());
    if (mine === shown) focusContent();
  } catch (refusal) {
    if (mine === shown) showRefusal(page, refusal);
  }
}

/** A page that has put the cursor into its first field keeps it there. */
function focusContent() {
  const content = document.getElementById('sisalto');
  if (!content.contains(document.activeElement)) content.focus({ preventScroll: true });
}

function showRefusal(page, refusal) {
  show(
    el('h1', {}, page.title),
    el('p', { class: 'error', role: 'alert' }, refusal.message),
    refusal.status === 401 ? el('p', {}, el('a', { class: 'button', href: '../camunda/app/tasklist/default/' }, 'Kirjaudu sisään')) : null
  );
}

function markCurrent(name) {
  document.querySelectorAll('[data-tab]').forEach((link) => {
    if (link.dataset.tab === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
}

async function showWhoIAm() {
  try {
    const me = await read('me');
    const roles = rolesByMunicipality(me.roles);
    document.getElementById('me').textContent = roles ? `${me.name} (${roles})` : me.name;
    offerPagesOf(me.roles.map((role) => role.role));
  } catch {
    document.getElementById('me').textContent = '';
  }
}

/** "Keuruu: esihenkilö, työntekijä; Multia: työntekijä". */
function rolesByMunicipality(roles) {
  const names = new Map();
  roles.forEach(({ municipalityName, roleFi }) => names.set(municipalityName, [...(names.get(municipalityName) ?? []), roleFi]));
  return [...names].map(([municipality, held]) => `${municipality}: ${held.join(', ')}`).join('; ');
}

function offerPagesOf(roles) {
  document.querySelectorAll('[data-roles]').forEach((item) => {
    item.hidden = !item.dataset.roles.split(' ').some((role) => roles.includes(role));
  });
}

function offerLanguages() {
  document.querySelectorAll('[data-language]').forEach((button) => {
    button.addEventListener('click', () => {
      localStorage.setItem(LANGUAGE_CHOICE, button.dataset.language);
      tell('Kieli vaihtuu, kun avaat tehtävälistan uudelleen.');
    });
  });
}

window.addEventListener('hashchange', showPage);
offerLanguages();
showWhoIAm();
showPage();
