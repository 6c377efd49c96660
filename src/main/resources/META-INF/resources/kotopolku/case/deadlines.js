/** All deadlines of a case: what waits first, with the sentence that says why and what would change the date. */
import { part, read } from '../api.js';
import { day, el, table } from '../dom.js';

export default {
  name: 'deadlines',
  title: { fi: 'Määräajat', sv: 'Tidsfrister' },
  render
};

async function render(caseNumber, host) {
  const all = await read(`cases/${part(caseNumber)}/deadlines`);
  const running = all.filter(waits);
  const over = all.filter((one) => !waits(one));
  host.replaceChildren(
    table('Määräajat ja niiden perusteet', ['Määräpäivä', 'Mistä päivä tulee'], running.map(row), 'Mitään ei odoteta.'),
    over.length === 0 ? '' : el('details', { class: 'earlier' }, el('summary', {}, `Tehdyt ja päättyneet (${over.length})`), table('Tehdyt ja päättyneet määräajat', ['Määräpäivä', 'Mistä päivä tulee'], over.map(row), ''))
  );
}

function waits(one) {
  return one.state === 'WAITING' || one.state === 'MISSED';
}

function row(one) {
  const late = one.state === 'MISSED';
  return [
    el('div', {}, el('strong', { class: late ? 'late' : null }, day(one.due)), el('p', { class: late ? 'late' : 'why' }, one.stateFi)),
    el('div', {}, one.explanationFi, one.whatIf.length === 0 ? null : whatIf(one.whatIf))
  ];
}

function whatIf(sentences) {
  return el('details', {}, el('summary', {}, 'Mikä muuttaisi päivää?'), el('ul', {}, ...sentences.map((sentence) => el('li', {}, sentence))));
}
