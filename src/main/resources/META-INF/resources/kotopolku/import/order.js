/** The fifth step: the import itself is ordered in Tasklist, by the task that waits there. */
import { day, el } from '../dom.js';

export function orderStep(desk) {
  const place = el('section', { 'aria-labelledby': 'vaihe-5' });
  return { place, draw: async () => place.replaceChildren(...content(desk.now())) };
}

function content(now) {
  return [
    el('h2', { id: 'vaihe-5' }, '5. Tuonnin tilaaminen'),
    el('p', { class: 'intro' }, words(now)),
    now.mayOrder && now.startsOn ? el('p', {}, `Kunta aloittaa järjestelmän käytön ${day(now.startsOn)}. Tuonti tehdään silloin itsestään.`) : null,
    el('p', { class: 'buttons' }, el('a', { class: now.mayOrder ? 'button' : '', href: '../camunda/app/tasklist/default/' }, now.mayOrder ? 'Siirry tehtävään' : 'Siirry tehtävälistalle'))
  ].filter((child) => child !== null);
}

function words(now) {
  if (now.mayOrder) return 'Koetuonnissa ei ole virheitä. Tilaa tuonti tehtävälistan tehtävässä Valmistele tuonti ja tilaa se.';
  if (!now.triedAt) return 'Tuonnin voi tilata, kun koetuonti on tehty ja siinä ei ole virheitä.';
  return now.trialUpToDate
    ? 'Tuontia ei voi vielä tilata: korjaa ensin koetuonnin virheet. Tuonnista voi luopua tehtävälistan tehtävässä Valmistele tuonti ja tilaa se.'
    : 'Tuontia ei voi vielä tilata: tee koetuonti uudelleen. Tuonnista voi luopua tehtävälistan tehtävässä Valmistele tuonti ja tilaa se.';
}
