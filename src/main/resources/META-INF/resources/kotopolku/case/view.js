/**
 * One case as a row of sections, in Tasklist's tab and on our own page. Each section loads by itself: one that fails says so in its own place and hides
 * none of the others. Nothing is shown of a section that has been left for another case meanwhile.
 */
import { el } from '../dom.js';
import { CHANGED } from './changed.js';
import { language, words } from './language.js';
import { sections } from './sections.js';

const LOADING = { fi: 'Ladataan…', sv: 'Laddar…' };
const FAILED = { fi: 'Osiota ei voitu näyttää.', sv: 'Avsnittet kunde inte visas.' };
const TO_SECTIONS = { fi: 'Asian osiot', sv: 'Ärendets avsnitt' };

/**
 * @param focused name of the section to go to, if any
 * @returns a promise that is kept when every section has been shown or has failed
 */
export async function showCase(caseNumber, host, focused) {
  const places = sections.map(place);
  const again = async (event) => {
    const { section, told } = event.detail;
    await showCase(caseNumber, host, section);
    host.querySelector(`[data-section="${section}"] h2`)?.after(el('p', { class: 'done', role: 'status' }, told));
  };
  host.replaceChildren(
    el('div', { class: 'koto-case', lang: language(), [CHANGED]: again }, el('nav', { 'aria-label': words(TO_SECTIONS) }, el('ul', {}, ...places.map(wayTo))), ...places.map((one) => one.element))
  );
  await Promise.all(places.map((one) => fill(one, caseNumber)));
  if (focused) goTo(places.find((one) => one.section.name === focused));
}

function place(section) {
  const id = `koto-section-${section.name}`;
  const heading = el('h2', { id, tabindex: '-1' }, words(section.title));
  const body = el('div', { class: 'koto-section-body' }, el('p', { class: 'empty' }, words(LOADING)));
  const element = el('section', { class: 'koto-section', 'data-section': section.name, 'aria-labelledby': id, 'aria-busy': 'true' }, heading, body);
  return { section, heading, body, element };
}

/** A button and not a link, because the address after `#` is Tasklist's and our page's own. */
function wayTo(one) {
  return el('li', {}, el('button', { type: 'button', class: 'link', click: () => goTo(one) }, words(one.section.title)));
}

function goTo(one) {
  one?.heading.scrollIntoView({ block: 'start' });
  one?.heading.focus({ preventScroll: true });
}

async function fill({ section, body, element }, caseNumber) {
  try {
    await section.render(caseNumber, body);
  } catch (failure) {
    body.replaceChildren(el('p', { class: 'error', role: 'alert' }, explained(failure)));
  } finally {
    element.removeAttribute('aria-busy');
  }
}

/** A refusal is in the server's words; another failure is ours, and its words would tell the reader nothing. */
function explained(failure) {
  return failure.status === undefined ? words(FAILED) : `${words(FAILED)} ${failure.message}`;
}
