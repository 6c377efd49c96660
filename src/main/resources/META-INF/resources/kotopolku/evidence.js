/** The controller's evidence: who has which right, why, until when, granted and gone through by whom. */
import { download, write } from './api.js';
import { day, el, moment, show, table } from './dom.js';
import { allRows, choice, field, municipalityChoice, question, showPages, telling, today } from './fields.js';

const ROLES = [
  ['', 'kaikki'],
  ['caseworker', 'Kotoutumistyöntekijä'],
  ['team-lead', 'Lähiesihenkilö'],
  ['access-officer', 'Käyttöoikeuksien myöntäjä'],
  ['wellbeing-professional', 'Hyvinvointialueen ammattilainen'],
  ['employment-expert', 'Työvoimaviranomaisen asiantuntija'],
  ['partner-professional', 'Palveluntuottajan ammattilainen'],
  ['process-manager', 'Prosessivastaava'],
  ['data-protection-officer', 'Tietosuojavastaava'],
  ['main-user', 'Koto-AJ-pääkäyttäjä'],
  ['keha-admin', 'KEHA-keskuksen ylläpitäjä']
];
const WHICH = [
  ['', 'kaikki voimassa olevat'],
  ['14', 'päättyvät 14 päivän sisällä'],
  ['30', 'päättyvät 30 päivän sisällä'],
  ['90', 'päättyvät 90 päivän sisällä'],
  ['ended', 'päättyneet viimeisen vuoden aikana']
];

export async function showEvidence() {
  const { select, label } = await municipalityChoice(['team-lead', 'access-officer', 'data-protection-officer']);
  const name = el('input', { type: 'search', id: 'holder', maxlength: '100', autocomplete: 'off' });
  const role = choice('role', ROLES);
  const which = choice('which', WHICH);
  const list = el('div');
  const asked = () => ({
    municipality: select.value,
    name: name.value || null,
    role: role.value || null,
    endsWithinDays: Number(which.value) || null,
    ended: which.value === 'ended'
  });
  const load = (page) => write('access-rights/evidence', { ...asked(), page, size: 50 });
  const find = () => showPages(list, load, evidenceTable);
  const print = () =>
    telling(async () => {
      list.replaceChildren(evidenceTable(await allRows((page) => write('access-rights/evidence', { ...asked(), page, size: 100 }))));
      window.print();
    });
  await find();
  show(
    el('h1', {}, 'Selvitys käyttöoikeuksista'),
    el('p', { class: 'intro' }, 'Kenellä on oikeus mihinkin, millä perusteella, mihin asti, kuka sen myönsi ja milloin se on katselmoitu.'),
    question('Hae', find, label, field('Henkilö', name), field('Rooli', role), field('Mitkä oikeudet', which)),
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'link', click: () => telling(() => download('access-rights/evidence.csv', 'kayttooikeuksien-selvitys.csv', asked())) }, 'Tallenna taulukkona (CSV)'),
      el('button', { type: 'button', class: 'link', click: print }, 'Tulosta')
    ),
    el('p', { class: 'printed' }, `Tulostettu ${day(today())}`),
    list
  );
}

function evidenceTable(rows) {
  return table(
    'Käyttöoikeudet',
    ['Henkilö', 'Käyttöoikeus', 'Miksi', 'Mitä', 'Voimassa', 'Myönsi', 'Katselmointi'],
    rows.map((right) => [
      lines(right.personName, right.employer, right.roleFi),
      lines(right.number, right.phaseFi),
      lines(right.groundFi, right.whyFi),
      lines(right.extent, right.content.join(', '), right.powers.join(', ')),
      lines(moment(right.from), `– ${moment(right.until)}`, right.endedBy ? `Päätti ${right.endedBy}` : null),
      lines(right.grantedBy, day(right.grantedAt), right.requestedBy !== right.grantedBy ? `Haki ${right.requestedBy}` : null),
      lines(right.reviewedFi, right.reviewedBy, right.reviewedAt ? day(right.reviewedAt) : null)
    ]),
    'Hakuehdoilla ei löytynyt käyttöoikeuksia.'
  );
}

function lines(first, ...others) {
  return el('div', {}, el('span', {}, first ?? '–'), ...others.filter(Boolean).map((text) => el('p', { class: 'why' }, text)));
}
