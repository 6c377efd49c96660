/** The services of the plan beside what was told of them: how far they are, who reports, and a report on their behalf. */
import { part, read, write } from '../api.js';
import { day, el, facts, table } from '../dom.js';
import { choice, field, sendingForm } from '../fields.js';
import { changed } from './changed.js';

const KINDS = [
  ['STARTED', 'Palvelu alkoi'],
  ['ATTENDANCE', 'Osallistuminen jaksolla'],
  ['INTERRUPTED', 'Palvelu keskeytyi'],
  ['RESUMED', 'Palvelu jatkuu'],
  ['RESULT', 'Palvelu päättyi'],
  ['NOT_STARTED', 'Palvelu ei ole alkanut']
];
const REASONS = [
  ['ILLNESS', 'Sairaus'],
  ['CARE', 'Perheenjäsenen hoito'],
  ['WORK', 'Työ'],
  ['MOVED', 'Muutto'],
  ['CLIENT_ABSENT', 'Asiakas ei ole tullut'],
  ['PROVIDER', 'Palvelun järjestäjästä johtuva syy'],
  ['NO_PLACE', 'Paikkaa ei ole ollut'],
  ['OTHER', 'Muu syy']
];
const RESULTS = [
  ['ACHIEVED', 'Tavoite saavutettiin'],
  ['PARTLY', 'Tavoite saavutettiin osittain'],
  ['NOT_ACHIEVED', 'Tavoitetta ei saavutettu']
];
const UNITS = [
  ['HOURS', 'Tunteina'],
  ['DAYS', 'Päivinä']
];

/** Which fields each kind asks for. */
const FIELDS = {
  STARTED: ['on'],
  ATTENDANCE: ['from', 'until', 'unit', 'planned', 'attended'],
  INTERRUPTED: ['on', 'reason', 'expectedBack'],
  RESUMED: ['on'],
  RESULT: ['on', 'result'],
  NOT_STARTED: ['on', 'reason']
};

export default {
  name: 'services',
  title: { fi: 'Palvelujen toteutuminen', sv: 'Hur servicen genomförs' },
  async render(caseNumber, host) {
    const view = await read(`cases/${part(caseNumber)}/services`);
    host.replaceChildren(
      ...(view.services?.length
        ? view.services.map((one) => service(caseNumber, view, one, host))
        : [el('p', { class: 'empty' }, 'Suunnitelmassa ei ole palveluja, jotka kuuluvat käyttöoikeuteesi.')])
    );
  }
};

function service(caseNumber, view, one, host) {
  return el(
    'section',
    { 'aria-label': `Palvelu ${one.line}` },
    el('h3', {}, `${one.line} ${one.title}`),
    one.silentSince ? el('p', { class: 'late' }, `Palvelusta ei ole kuultu ${day(one.silentSince)} jälkeen. Onko se alkanut?`) : null,
    facts([
      ['Tila', one.stateFi],
      ['Suunniteltu aika', `${day(one.startsOn)}–${one.endsOn ? day(one.endsOn) : ''}`],
      ['Osallistuminen', one.attendedPercent === null ? 'ei ilmoitettu' : `${one.attendedPercent} %`],
      ['Ilmoittaja', reporter(one)],
      ...(one.reportBy ? [['Seuraava ilmoitus viimeistään', day(one.reportBy)]] : [])
    ]),
    one.reportWhy ? el('p', { class: 'why', lang: 'fi' }, one.reportWhy) : null,
    table(
      `Ilmoitukset palvelusta ${one.line}`,
      ['Nro', 'Ilmoitus', 'Lisätieto', 'Ilmoitettu'],
      one.reports.map(report),
      'Palvelusta ei ole ilmoitettu.'
    ),
    one.mayReport ? reportForm(caseNumber, one, host) : null,
    view.mayName ? reporterForm(caseNumber, view, one, host) : null
  );
}

function reporter(one) {
  if (!one.reporterEmployer) return 'ei nimetty';
  return one.reporter ? `${one.reporter}, ${one.reporterEmployer}` : one.reporterEmployer;
}

function report(one) {
  const text = one.correctedBy ? el('del', {}, one.textFi) : el('span', {}, one.textFi);
  const note = one.correctedBy ? `korjattu ilmoituksella ${one.correctedBy}` : one.corrects ? `korjaa ilmoituksen ${one.corrects}` : null;
  return [
    one.no,
    el('div', {}, text, note ? el('p', { class: 'why' }, note) : null),
    one.note ?? '–',
    [day(one.reportedAt), one.by, one.onBehalf ? 'järjestäjän puolesta' : null].filter(Boolean).join(', ')
  ];
}

function reportForm(caseNumber, one, host) {
  const id = (name) => `report-${one.line}-${name}`;
  const kind = choice(id('kind'), [['', 'Valitse'], ...KINDS]);
  const inputs = {
    on: el('input', { id: id('on'), type: 'date' }),
    from: el('input', { id: id('from'), type: 'date' }),
    until: el('input', { id: id('until'), type: 'date' }),
    unit: choice(id('unit'), UNITS),
    planned: el('input', { id: id('planned'), type: 'number', min: '1' }),
    attended: el('input', { id: id('attended'), type: 'number', min: '0' }),
    reason: choice(id('reason'), [['', 'Valitse'], ...REASONS]),
    expectedBack: el('input', { id: id('expectedBack'), type: 'date' }),
    result: choice(id('result'), [['', 'Valitse'], ...RESULTS])
  };
  const labels = {
    on: 'Päivä',
    from: 'Jakson ensimmäinen päivä',
    until: 'Jakson viimeinen päivä',
    unit: 'Miten määrä ilmoitetaan',
    planned: 'Suunniteltu määrä',
    attended: 'Toteutunut määrä',
    reason: 'Syy',
    expectedBack: 'Jatkunee (jos tiedetään)',
    result: 'Saavutettiinko tavoite'
  };
  const places = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, field(labels[name], input)]));
  const note = el('textarea', { id: id('note'), rows: '3', maxlength: '4000' });
  const corrects = choice(id('corrects'), [['', 'Ei korjaa'], ...one.reports.filter((told) => !told.correctedBy).map((told) => [told.no, `${told.no}: ${told.textFi}`])]);
  const showFields = () => Object.entries(places).forEach(([name, place]) => (place.hidden = !(FIELDS[kind.value] ?? []).includes(name)));
  kind.addEventListener('change', showFields);
  showFields();
  return el(
    'details',
    {},
    el('summary', {}, 'Kirjaa ilmoitus'),
    sendingForm('Kirjaa', async () => {
      const asked = Object.fromEntries((FIELDS[kind.value] ?? []).map((name) => [name, valueOf(inputs[name])]));
      await write(`cases/${part(caseNumber)}/services/${part(one.line)}/reports`, {
        kind: kind.value || null,
        ...asked,
        note: note.value.trim() || null,
        corrects: corrects.value ? Number(corrects.value) : null
      });
      changed(host, 'services', 'Ilmoitus on kirjattu.');
    }, field('Mistä ilmoitus on', kind), ...Object.values(places), field('Lisätieto', note), one.reports.length ? field('Korjaa ilmoituksen', corrects) : null)
  );
}

function valueOf(input) {
  if (!input.value) return null;
  return input.type === 'number' ? Number(input.value) : input.value;
}

function reporterForm(caseNumber, view, one, host) {
  if (!view.reporterChoices?.length) {
    return el('p', { class: 'why' }, 'Kenelläkään palvelun järjestäjällä ei ole oikeutta kirjata tämän asian palveluja. Pyydä lähiesihenkilöäsi hakemaan se.');
  }
  const person = choice(`reporter-${one.line}`, [['', 'Valitse'], ...view.reporterChoices.map((chosen) => [chosen.value, chosen.label])]);
  return el(
    'details',
    {},
    el('summary', {}, one.reporterEmployer ? 'Vaihda ilmoittaja' : 'Nimeä ilmoittaja'),
    sendingForm('Nimeä', async () => {
      await write(`cases/${part(caseNumber)}/services/${part(one.line)}/reporter`, { personId: person.value });
      changed(host, 'services', 'Ilmoittaja on nimetty. Hän sai siitä tehtävän.');
    }, field('Kuka ilmoittaa palvelun toteutumisesta', person))
  );
}
