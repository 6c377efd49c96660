/** What is missing in the person's own cases, each with the way to where it is put right; for a team lead, how much is missing in the team's cases. */
import { part, read } from './api.js';
import { el, show, table } from './dom.js';
import { words } from './case/language.js';
import { nameOf, severalMunicipalities } from './municipalities.js';

const TASKLIST = '../camunda/app/tasklist/default/#/?searchQuery=';

export async function showGaps() {
  const [{ own, team }, municipalities] = await Promise.all([read('gaps'), severalMunicipalities()]);
  show(
    el('h1', {}, 'Puutteet'),
    el('h2', {}, 'Omat asiakkaani'),
    table(
      'Mitä omien asiakkaideni tiedoista puuttuu',
      ['Asiakas', ...(municipalities ? ['Kunta'] : []), 'Mitä puuttuu', 'Missä sen voi korjata'],
      own.map((gap) => [
        el('a', { href: `#asiakkaat/${part(gap.caseNumber)}` }, gap.clientName),
        ...(municipalities ? [nameOf(municipalities, gap.caseNumber)] : []),
        words({ fi: gap.textFi, sv: gap.textSv }),
        wayTo(gap)
      ]),
      'Omien asiakkaidesi tiedoista ei puutu mitään.'
    ),
    ...(team.length ? teams(team) : [])
  );
}

/** A search for the case number, which is nothing personal, bounds Tasklist's lists to the tasks of the case. */
function wayTo(gap) {
  if (!gap.inTask) return el('a', { href: `#asiakkaat/${part(gap.caseNumber)}` }, `Asia ${gap.caseNumber}`);
  const query = [{ type: 'processInstanceBusinessKey', operator: 'eq', value: gap.caseNumber, name: '' }];
  return el('a', { href: TASKLIST + encodeURIComponent(JSON.stringify(query)) }, `Asian ${gap.caseNumber} tehtävä`);
}

function teams(counts) {
  return [
    el('h2', {}, 'Tiimin asiakkaat'),
    table(
      'Puutteita tiimin asiakkaiden tiedoissa',
      ['Mitä puuttuu', 'Asioita'],
      counts.map((one) => [words({ fi: one.textFi, sv: one.textSv }), one.cases ?? 'alle 3']),
      ''
    )
  ];
}
