/** A proposed table of statutory rules, tried on the open cases of the municipality before anybody is answered by it. */
import { upload } from './api.js';
import { day, el, show, table } from './dom.js';
import { field, question } from './fields.js';

const LARGEST = 2_000_000;

export function showRules() {
  const file = el('input', { type: 'file', id: 'table', accept: '.dmn,.xml', required: true });
  const result = el('div', { role: 'region', 'aria-label': 'Kokeen tulos', 'aria-live': 'polite' });
  const tryIt = async () => {
    result.replaceChildren();
    if (!file.files[0]) throw new Error('Valitse tiedosto statutory-rules.dmn.');
    if (file.files[0].size > LARGEST) throw new Error('Tiedosto on liian suuri. Suurin sallittu koko on 2 megatavua.');
    try {
      const runs = await upload('rules/dry-run', file.files[0]);
      result.replaceChildren(...runs.flatMap(outcome));
    } catch (refusal) {
      result.replaceChildren(refused(refusal));
    }
  };
  show(
    el('h1', {}, 'Sääntötaulun koe'),
    el(
      'p',
      { class: 'intro' },
      'Valitse muutettu sääntötaulu. Se tarkistetaan ja sitä kokeillaan kuntasi avoimiin asioihin: näet, mitkä määräajat siirtyisivät ja miten. Taulua ei oteta käyttöön, eikä mikään muutu.'
    ),
    question('Kokeile', tryIt, field('Sääntötaulu (statutory-rules.dmn)', file)),
    result
  );
}

function refused(refusal) {
  const reasons = refusal.problems ?? [];
  return el(
    'div',
    { role: 'alert' },
    el('p', { class: 'error' }, reasons.length > 0 ? 'Taulua ei voi käyttää. Korjaa tiedosto ja yritä uudelleen.' : refusal.message),
    reasons.length > 0 ? el('ul', {}, ...reasons.map((reason) => el('li', {}, reason))) : null
  );
}

function outcome(run) {
  return [
    el('h2', {}, run.municipalityName),
    el('p', {}, `Avoimia asioita ${run.cases}, niissä avoimia määräaikoja ${run.deadlines}. Muutos koskisi ${run.touched} asiaa.`),
    table(
      `Mitä taulu muuttaisi: ${run.municipalityName}`,
      ['Sääntö', 'Päivä siirtyisi', 'Pykälä tai laki muuttuisi', 'Asiat'],
      run.rules.map((rule) => [el('div', {}, rule.nameFi, el('p', { class: 'why' }, rule.ruleId)), rule.moved, rule.sections, cases(rule)]),
      'Taulu ei muuttaisi yhtään avointa määräaikaa.'
    )
  ];
}

function cases(rule) {
  return el(
    'details',
    {},
    el('summary', {}, `Näytä asiat (${rule.lines.length + rule.leftOut})`),
    el('ul', {}, ...rule.lines.map((line) => el('li', {}, `${line.caseNumber}: ${moved(line)}${law(line)}`))),
    rule.leftOut > 0 ? el('p', { class: 'why' }, `Lisäksi ${rule.leftOut} muuta.`) : null
  );
}

/** The day of a permit is not told, so neither is a day that is counted from it. */
function moved(line) {
  if (line.days === 0) return 'päivä pysyy';
  if (line.days === null) return line.dueBefore ? `${day(line.dueBefore)} → päivää ei voi laskea` : 'päivää ei voi laskea ennen tai jälkeen';
  const by = `${Math.abs(line.days)} pv ${line.days > 0 ? 'myöhemmäksi' : 'aiemmaksi'}`;
  return line.dueBefore ? `${day(line.dueBefore)} → ${day(line.dueAfter)} (${by})` : by;
}

function law(line) {
  return line.lawBefore === line.lawAfter ? '' : `; ${line.lawBefore || 'ei pykälää'} → ${line.lawAfter || 'ei pykälää'}`;
}
