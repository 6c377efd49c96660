/** How far an ordered import has come, and the counts that a person signs off. */
import { day, el, table } from '../dom.js';

const WORDS = {
  RUNNING: 'Tietoja tuodaan. Voit sulkea sivun: tuonti jatkuu itsestään.',
  BROUGHT: 'Tiedot on tuotu. Vertaa lukuja vanhaan järjestelmään ja hyväksy ne tehtävälistan tehtävässä Hyväksy tuonnin lukumäärät.',
  SIGNED_OFF: 'Tiedot on tuotu ja lukumäärät hyväksytty. Lähetetyt tiedostot on poistettu järjestelmästä.',
  TAKING_BACK: 'Tuontia perutaan. Voit sulkea sivun: peruminen jatkuu itsestään.',
  TAKEN_BACK: 'Tuonti on peruttu. Tuodut tiedot on poistettu.',
  GIVEN_UP: 'Tuonnista on luovuttu. Lähetetyt tiedostot on poistettu, eikä mitään tuotu.'
};

export function progress(desk) {
  const now = desk.now();
  return el(
    'section',
    { 'aria-labelledby': 'eteneminen' },
    el('h2', { id: 'eteneminen' }, 'Tuonnin eteneminen'),
    el('p', { class: 'intro' }, now.state === 'ORDERED' ? ordered(now) : (WORDS[now.state] ?? now.stateFi)),
    bar(now),
    now.counts?.length > 0 ? counts(now) : null,
    now.state === 'BROUGHT' ? el('p', { class: 'buttons' }, el('a', { class: 'button', href: '../camunda/app/tasklist/default/' }, 'Siirry tehtävään')) : null
  );
}

function ordered(now) {
  return now.startsOn
    ? `Tuonti on tilattu. Se tehdään, kun kunta aloittaa järjestelmän käytön ${day(now.startsOn)}.`
    : 'Tuonti on tilattu ja alkaa hetken kuluttua.';
}

function bar(now) {
  const { cases, begun } = now.progress ?? {};
  if (!cases) return null;
  const words = `Asioita tuotu ${cases}, niistä työnkulku aloitettu ${begun}.`;
  return el('p', {}, now.state === 'RUNNING' ? el('progress', { max: cases, value: begun, 'aria-label': 'Aloitetut työnkulut' }) : null, ' ', el('span', { id: 'aloitettu' }, words));
}

function counts(now) {
  return table(
    'Tuonnin lukumäärät',
    ['Tiedot', 'Rivejä tiedostossa', 'Koetuonti lupasi', 'Tuotiin'],
    now.counts.map((one) => [one.kindFi, one.read, one.promised, one.brought ?? '–']),
    ''
  );
}
