/** What has happened in the case, newest first, because that is what is asked for. */
import { part, read } from '../api.js';
import { day, el } from '../dom.js';
import { words } from './language.js';

const NOTHING = { fi: 'Ei tapahtumia.', sv: 'Inga händelser.' };

export default {
  name: 'timeline',
  title: { fi: 'Tapahtumat', sv: 'Händelser' },
  async render(caseNumber, host) {
    const events = await read(`cases/${part(caseNumber)}/timeline`);
    host.replaceChildren(
      events.length ? el('ol', { class: 'koto-timeline', reversed: true }, ...events.reverse().map(event)) : el('p', { class: 'empty' }, words(NOTHING))
    );
  }
};

function event(one) {
  return el(
    'li',
    {},
    el('time', { datetime: one.on }, day(one.on)),
    el('p', {}, words({ fi: one.textFi, sv: one.textSv }), one.person ? el('span', { class: 'why' }, ` ${one.person}`) : null)
  );
}
