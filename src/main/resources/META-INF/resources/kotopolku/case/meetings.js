/** Joint meetings of the case: those to come, and those that were held with what was agreed. */
import { part, read } from '../api.js';
import { day, el, facts, moment } from '../dom.js';

export default {
  name: 'meetings',
  title: { fi: 'Yhteispalaverit', sv: 'Gemensamma möten' },
  async render(caseNumber, host) {
    const meetings = await read(`cases/${part(caseNumber)}/meetings`);
    host.replaceChildren(
      ...(meetings.length === 0
        ? [el('p', { class: 'empty' }, 'Yhteispalavereja ei ole. Palaveri sovitaan tehtävälistan kohdasta Aloita prosessi: Yhteispalaveri.')]
        : meetings.map(meeting))
    );
  }
};

function meeting(one) {
  const title = `${one.stateFi}: ${one.heldOn ? day(one.heldOn) : moment(one.startsAt)}`;
  return el(
    'section',
    { 'aria-label': `Yhteispalaveri, ${title}` },
    el('h3', {}, title),
    facts(
      [
        ['Aihe', one.agenda],
        ['Paikka', one.place ?? 'etänä'],
        ['Tulkki', one.interpreterFi],
        ['Kutsuttu', one.invited.join('; ')],
        ['Läsnä', one.present],
        ['Tulkki oli paikalla', one.interpreterPresent === null ? null : one.interpreterPresent ? 'kyllä' : 'ei'],
        ['Miksi ei pidetty', one.reason]
      ].filter(([, text]) => text)
    ),
    one.agreed.length > 0
      ? el('div', {}, el('h4', {}, 'Sovittiin'), el('ol', {}, ...one.agreed.map((item) => el('li', {}, agreed(item)))))
      : null
  );
}

function agreed(item) {
  return [item.agreed, item.responsible, item.dueOn ? day(item.dueOn) : null].filter(Boolean).join(' – ');
}
