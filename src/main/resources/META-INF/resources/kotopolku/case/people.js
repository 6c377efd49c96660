/** Who may see the case, why and until when. One line a right. */
import { part, read } from '../api.js';
import { day, el, table } from '../dom.js';
import { words } from './language.js';

const TEXTS = {
  caption: { fi: 'Henkilöt, joilla on nyt oikeus tähän asiaan', sv: 'Personer som nu har rätt till ärendet' },
  headings: {
    fi: ['Henkilö', 'Rooli', 'Peruste', 'Voimassa'],
    sv: ['Person', 'Roll', 'Grund', 'Gäller till']
  },
  hidden: { fi: 'Oikeutesi ei kata tietoa siitä, ketkä asiaa käsittelevät.', sv: 'Din rätt omfattar inte uppgiften om vem som behandlar ärendet.' }
};

export default {
  name: 'people',
  title: { fi: 'Kuka saa nähdä asian', sv: 'Vem får se ärendet' },
  async render(caseNumber, host) {
    const holders = await read(`cases/${part(caseNumber)}/people`);
    host.replaceChildren(
      table(
        words(TEXTS.caption),
        words(TEXTS.headings),
        holders.map((one) => [el('div', {}, one.name, el('p', { class: 'why' }, one.employer)), one.role, one.why, until(one.until)]),
        words(TEXTS.hidden)
      )
    );
  }
};

/** A right that ends at midnight is in force for the last time on the day before. */
function until(end) {
  const last = day(new Date(new Date(end).getTime() - 1).toISOString());
  return words({ fi: `${last} asti`, sv: `t.o.m. ${last}` });
}
