/** All deadlines of a case: what waits first, with the sentence that says why and what would change the date. */
import { part, read } from '../api.js';
import { day, el, table } from '../dom.js';
import { words } from './language.js';

const TEXTS = {
  caption: { fi: 'Määräajat ja niiden perusteet', sv: 'Tidsfrister och deras grunder' },
  due: { fi: 'Määräpäivä', sv: 'Tidsfrist' },
  why: { fi: 'Mistä päivä tulee', sv: 'Varifrån dagen kommer' },
  nothing: { fi: 'Mitään ei odoteta.', sv: 'Inget väntas.' },
  over: { fi: 'Tehdyt ja päättyneet', sv: 'Utförda och avslutade' },
  whatIf: { fi: 'Mikä muuttaisi päivää?', sv: 'Vad skulle ändra dagen?' }
};

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
    listed(words(TEXTS.caption), running, words(TEXTS.nothing)),
    over.length === 0 ? '' : el('details', { class: 'earlier' }, el('summary', {}, `${words(TEXTS.over)} (${over.length})`), listed(words(TEXTS.over), over, ''))
  );
}

function waits(one) {
  return one.state === 'WAITING' || one.state === 'MISSED';
}

function listed(caption, deadlines, empty) {
  return table(caption, [words(TEXTS.due), words(TEXTS.why)], deadlines.map(row), empty);
}

function row(one) {
  const late = one.state === 'MISSED';
  return [
    el('div', {}, el('strong', { class: late ? 'late' : null }, day(one.due)), el('p', { class: late ? 'late' : 'why', lang: 'fi' }, one.stateFi)),
    el('div', {}, el('span', { lang: 'fi' }, one.explanationFi), one.whatIf.length === 0 ? null : whatIf(one.whatIf))
  ];
}

function whatIf(sentences) {
  return el('details', {}, el('summary', {}, words(TEXTS.whatIf)), el('ul', { lang: 'fi' }, ...sentences.map((sentence) => el('li', {}, sentence))));
}
