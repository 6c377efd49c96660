/** Clients: the cases a person's right covers, their deadlines with the reasons, and who may see them. */
import { part, read } from './api.js';
import { showCase } from './case/view.js';
import { day, el, show, table, tell } from './dom.js';
import { kinshipButton } from './kinships.js';
import { nameOf, severalMunicipalities } from './municipalities.js';
import { clientSearch } from './search.js';

const ON_A_PAGE = 50;

export async function showClients() {
  const cases = [];
  const municipalities = await severalMunicipalities();
  const list = el('div');
  const draw = () => list.replaceChildren(caseTable(cases.filter(matches(search.value)), municipalities));
  const search = el('input', { type: 'search', id: 'search', autocomplete: 'off', input: draw });
  const more = el('button', { type: 'button', class: 'link', click: () => loadMore().catch((refusal) => tell(refusal.message, 'error')) }, 'Näytä lisää');
  const loadMore = async () => {
    const next = await read(`cases?page=${Math.floor(cases.length / ON_A_PAGE)}&size=${ON_A_PAGE}`);
    cases.push(...next);
    more.hidden = next.length < ON_A_PAGE;
    draw();
  };
  await loadMore();
  show(
    el('h1', {}, 'Asiakkaat'),
    clientSearch(),
    el('h2', {}, 'Asiakkaani'),
    el('p', { class: 'search' }, el('label', { for: 'search' }, 'Rajaa nimellä tai asian numerolla'), search),
    list,
    el('p', {}, more)
  );
}

/** The same page, with the cursor in the search. */
export async function showSearch() {
  await showClients();
  document.getElementById('client-search').focus();
}

function matches(text) {
  const wanted = text.trim().toLocaleLowerCase('fi');
  return (aCase) => [aCase.number, aCase.clientName, aCase.stateFi, aCase.responsible].some((value) => value?.toLocaleLowerCase('fi').includes(wanted));
}

function caseTable(cases, municipalities) {
  return table(
    'Asiakkaat, joihin oikeutesi ulottuu',
    ['Asiakas', ...(municipalities ? ['Kunta'] : []), 'Asian numero', 'Tilanne', 'Vastuuhenkilö', 'Seuraava määräaika', 'Suunnitelma voimassa'],
    cases.map((aCase) => [
      el('a', { href: `#asiakkaat/${part(aCase.number)}` }, aCase.clientName ?? aCase.number),
      ...(municipalities ? [nameOf(municipalities, aCase.number)] : []),
      aCase.number,
      aCase.stateFi,
      aCase.responsible ?? 'ei vastuuhenkilöä',
      deadline(aCase.nextDeadline, aCase.nextDeadlineWhy),
      aCase.planValidUntil ? `${day(aCase.planValidUntil)} asti` : '–'
    ]),
    'Ei asiakkaita. Näet tässä ne asiakkaat, joihin oikeutesi ulottuu.'
  );
}

function deadline(due, why) {
  if (!due) return '–';
  const late = due < today();
  return el('div', {}, el('strong', { class: late ? 'late' : null }, late ? `${day(due)} – myöhässä` : day(due)), why ? el('p', { class: 'why' }, why) : null);
}

function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
}

/** @param section name of the section to go to, if any */
export async function showClient(number, section) {
  const aCase = await read(`cases/${part(number)}`);
  const municipalities = await severalMunicipalities();
  const sections = el('div');
  show(
    el('p', {}, el('a', { href: '#asiakkaat' }, '← Asiakkaat')),
    el('h1', {}, aCase.clientName ?? aCase.number),
    municipalities ? el('p', {}, nameOf(municipalities, aCase.number)) : null,
    kinshipButton(aCase.number),
    sections
  );
  await showCase(number, sections, section);
}
