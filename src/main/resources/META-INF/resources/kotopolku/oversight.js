/** The log for the data protection officer: who has seen a client, what a person has done, and reads far into the past. */
import { download, part, read, write } from './api.js';
import { day, el, moment, show, table } from './dom.js';
import { allRows, choice, daysAgo, field, municipalityChoice, question, showPages, telling, today } from './fields.js';

const OFFICER = ['data-protection-officer'];
const PARTS = { asiakas: showViewers, henkilo: showDoings, menneet: showLateReads };
const SILENCE = [
  ['3', '3 kuukautta'],
  ['6', '6 kuukautta'],
  ['12', 'vuosi'],
  ['24', 'kaksi vuotta']
];

export async function showOversight() {
  show(
    el('h1', {}, 'Lokivalvonta'),
    el('p', { class: 'intro' }, 'Jokainen katselu ja kirjaus on lokissa. Myös se, mitä katsot täällä, jää lokiin.'),
    el(
      'ul',
      { class: 'choices' },
      way('asiakas', 'Kuka on nähnyt asiakkaan tiedot', 'Asian numerolla, kaksi vuotta taaksepäin. Tulosteen voi antaa asiakkaalle.'),
      way('henkilo', 'Mitä työntekijä on tehnyt', 'Katselut, kirjaukset, kirjautumiset ja evätyt yritykset valitulta ajalta.'),
      way('menneet', 'Kauas menneisyyteen ulottuvat luvut', 'Asiat, joita on katsottu, vaikka niihin ei ole pitkään aikaan kirjattu mitään.')
    )
  );
}

export async function showOversightOf(name) {
  await (PARTS[name] ?? showOversight)();
}

function way(name, title, explanation) {
  return el('li', {}, el('a', { href: `#lokivalvonta/${name}` }, title), el('p', { class: 'why' }, explanation));
}

function frame(title, explanation, ...parts) {
  show(el('p', { class: 'back' }, el('a', { href: '#lokivalvonta' }, '← Lokivalvonta')), el('h1', {}, title), el('p', { class: 'intro' }, explanation), ...parts);
}

async function showViewers() {
  const number = el('input', { id: 'number', autocomplete: 'off', placeholder: '249-2026-0001', required: true, size: '18' });
  const everything = choice('everything', [
    ['false', 'katselut ja kirjaukset'],
    ['true', 'myös evätyt yritykset ja tapahtumat']
  ]);
  const list = el('div');
  const tools = el('p', { class: 'buttons', hidden: true });
  const asked = () => number.value.trim();
  const load = (page, size = 50, all = everything.value) => read(`audit/cases/${part(asked())}/viewers?everything=${all}&page=${page}&size=${size}`);
  const draw = (rows) => viewersTable(asked(), rows);
  const find = async () => {
    tools.hidden = true;
    list.replaceChildren();
    if (!asked()) throw new Error('Kirjoita asian numero.');
    await showPages(list, load, draw);
    tools.hidden = false;
  };
  const print = () =>
    telling(async () => {
      list.replaceChildren(draw(await allRows((page) => load(page, 100, 'false'))));
      window.print();
    });
  tools.append(
    el('button', { type: 'button', class: 'link', click: () => telling(() => download(`audit/cases/${part(asked())}/viewers.csv`, 'asiakkaan-tietojen-katselut.csv')) }, 'Tallenna asiakkaalle (CSV)'),
    el('button', { type: 'button', class: 'link', click: print }, 'Tulosta asiakkaalle')
  );
  frame(
    'Kuka on nähnyt asiakkaan tiedot',
    'Kirjoita asian numero. Näet, kuka on katsonut tai kirjannut asiakkaan tietoja kahden viime vuoden aikana, milloin, mitä ja millä perusteella.',
    question('Hae', find, field('Asian numero', number), field('Mitä näytetään', everything)),
    tools,
    list
  );
  number.focus();
}

function viewersTable(number, rows) {
  return el(
    'div',
    {},
    el('p', { class: 'printed' }, `Asia ${number}. Tiedoissa ovat katselut ja kirjaukset kahden viime vuoden ajalta. Tulostettu ${day(today())}.`),
    table(
      `Asian ${number} katselut ja kirjaukset`,
      ['Aika', 'Henkilö', 'Mitä', 'Tiedot', 'Peruste'],
      rows.map((line) => [moment(line.at), who(line), what(line), line.categoriesFi.join(', ') || '–', ground(line)]),
      'Asialla ei ole merkintöjä kahden viime vuoden ajalta. Tarkista numero.'
    )
  );
}

async function showDoings() {
  const { select, label } = await municipalityChoice(OFFICER);
  const person = el('select', { id: 'person' });
  const from = el('input', { type: 'date', id: 'from', value: daysAgo(30) });
  const to = el('input', { type: 'date', id: 'to', value: today() });
  const list = el('div');
  const tools = el('p', { class: 'buttons', hidden: true });
  const fill = async () => {
    const people = await read(`audit/people?municipality=${select.value}`);
    person.replaceChildren(el('option', { value: '' }, 'Valitse henkilö'), ...people.map((one) => el('option', { value: one.personId }, `${one.name}, ${one.employer}`)));
  };
  const asked = () => ({ municipality: select.value, personId: person.value, from: from.value || null, to: to.value || null });
  const find = async () => {
    tools.hidden = true;
    list.replaceChildren();
    await showPages(list, (page) => write('audit/doings', { ...asked(), page, size: 50 }), doingsTable);
    tools.hidden = false;
  };
  select.addEventListener('change', () => telling(fill));
  tools.append(el('button', { type: 'button', class: 'link', click: () => telling(() => download('audit/doings.csv', 'tyontekijan-toimet.csv', asked())) }, 'Tallenna taulukkona (CSV)'));
  await fill();
  frame(
    'Mitä työntekijä on tehnyt',
    'Valitse henkilö ja aika. Näet katselut, kirjaukset, kirjautumiset ja evätyt yritykset tässä kunnassa.',
    question('Hae', find, label, field('Henkilö', person), field('Alkaen', from), field('Päättyen', to)),
    tools,
    list
  );
  person.focus();
}

function doingsTable(rows) {
  return table(
    'Työntekijän toimet',
    ['Aika', 'Mitä', 'Kohde', 'Tiedot', 'Peruste'],
    rows.map((line) => [moment(line.at), what(line), line.subjectKey ?? '–', line.categoriesFi.join(', ') || '–', ground(line)]),
    'Ei merkintöjä valitulta ajalta.'
  );
}

async function showLateReads() {
  const { select, label } = await municipalityChoice(OFFICER);
  const months = choice('months', SILENCE, '6');
  const from = el('input', { type: 'date', id: 'from', value: daysAgo(90) });
  const to = el('input', { type: 'date', id: 'to', value: today() });
  const list = el('div');
  const query = () => `municipality=${select.value}&months=${months.value}&from=${from.value}&to=${to.value}`;
  const find = () => {
    if (!from.value || !to.value) throw new Error('Valitse alku- ja loppupäivä.');
    return showPages(list, (page) => read(`audit/late-reads?${query()}&page=${page}&size=50`), lateTable);
  };
  await find();
  frame(
    'Kauas menneisyyteen ulottuvat luvut',
    'Katselut, joita ennen asiaan ei ollut kirjattu mitään valittuun aikaan. Katselulle voi olla hyvä syy; kysy se henkilöltä tai hänen esihenkilöltään.',
    question('Hae', async () => find(), label, field('Hiljaista ennen katselua vähintään', months), field('Katsottu alkaen', from), field('Katsottu viimeistään', to)),
    el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'link', click: () => telling(() => download(`audit/late-reads.csv?${query()}`, 'menneisyyteen-ulottuvat-luvut.csv')) }, 'Tallenna taulukkona (CSV)')),
    list
  );
}

function lateTable(rows) {
  return table(
    'Kauas menneisyyteen ulottuvat luvut',
    ['Katsottu', 'Henkilö', 'Asia', 'Edellinen kirjaus', 'Tiedot', 'Peruste'],
    rows.map(({ read: line, lastEvent, monthsSince, caseClosed }) => [
      moment(line.at),
      who(line),
      el('div', {}, line.subjectKey, caseClosed ? el('p', { class: 'why' }, 'päätetty asia') : null),
      el('div', {}, day(lastEvent), el('p', { class: 'why' }, `${monthsSince} kk aiemmin`)),
      line.categoriesFi.join(', ') || '–',
      ground(line)
    ]),
    'Valitulta ajalta ei löytynyt tällaisia katseluja.'
  );
}

function who(line) {
  return el('div', {}, line.personName, line.employer ? el('p', { class: 'why' }, line.employer) : null);
}

function what(line) {
  return line.outcome === 'REFUSED' ? el('span', { class: 'late' }, `${line.actionFi} – evätty`) : line.actionFi;
}

function ground(line) {
  return line.groundFi ? el('div', {}, line.groundFi, el('p', { class: 'why' }, line.rightNumber)) : '–';
}
