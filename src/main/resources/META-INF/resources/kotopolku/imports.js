/** Bringing clients over from an old system: the imports of one's municipality, and one of them step by step. */
import { part, read } from './api.js';
import { day, el, facts, show, table, tell } from './dom.js';
import { codesStep } from './import/codes.js';
import { columnsStep } from './import/columns.js';
import { filesStep } from './import/files.js';
import { layouts } from './import/layouts.js';
import { orderStep } from './import/order.js';
import { progress } from './import/progress.js';
import { trialStep } from './import/trial.js';
import { undo } from './import/undo.js';

const LOOK_AGAIN_MS = 4_000;

export async function showImports() {
  const imports = await read('imports');
  show(
    ...headings(),
    el(
      'p',
      { class: 'intro' },
      'Vanhan asiakasjärjestelmän tiedot tuodaan CSV-tiedostoina. Mitään ei kirjata ennen kuin olet kokeillut tiedostot ja tilannut tuonnin.'
    ),
    table(
      'Tuonnit',
      ['Tuonti', 'Mistä järjestelmästä', 'Vaihe', 'Avattu'],
      imports.map((one) => [el('a', { href: `#tuonti/${part(one.number)}` }, one.number), one.sourceSystemFi, one.stateFi, day(one.openedAt)]),
      'Tuonteja ei ole. Tuonnin voi aloittaa Tehtävät-sivulla: Aloita prosessi, Aineiston tuonti vanhasta järjestelmästä.'
    ),
    await layouts()
  );
}

/** Draws the steps anew whenever something has changed; the cursor stays where it was. */
export async function showImport(number) {
  const path = `imports/${part(number)}`;
  let now = await read(path);
  const stage = el('div', { class: 'import-steps' });
  const desk = { number, path, now: () => now, changed };
  const steps = [filesStep, columnsStep, codesStep, trialStep, orderStep].map((step) => step(desk));

  async function changed(text) {
    const before = now.state;
    now = await read(path);
    await draw();
    if (text) tell(text);
    else if (now.state !== before) tell(`Tuonnin vaihe: ${now.stateFi}`);
  }

  async function draw() {
    const cursor = document.activeElement?.id;
    if (now.state === 'PREPARING') {
      for (const step of steps) await step.draw();
      stage.replaceChildren(summary(now), ...steps.map((step) => step.place));
    } else {
      stage.replaceChildren(summary(now), progress(desk), undo(desk));
    }
    if (cursor) document.getElementById(cursor)?.focus();
  }

  await draw();
  show(...headings(), stage);
  watch(stage, desk);
}

/** While the server works, the page looks again by itself; otherwise when somebody comes back to it. */
function watch(stage, desk) {
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      await desk.changed();
    } catch {
      // The next look tells whether there is a connection again.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => {
    if (!stage.isConnected) stop();
    else if (working(desk.now())) look();
  }, LOOK_AGAIN_MS);
  const back = () => !working(desk.now()) && desk.now().state !== 'PREPARING' && look();
  const stop = () => {
    clearInterval(timer);
    window.removeEventListener('focus', back);
  };
  window.addEventListener('focus', back);
}

function working({ state, startsOn }) {
  return state === 'RUNNING' || state === 'TAKING_BACK' || (state === 'ORDERED' && !startsOn);
}

function headings() {
  return [
    el('h1', {}, 'Tietojen tuonti vanhasta järjestelmästä'),
    el('p', { class: 'why', lang: 'sv' }, 'Överföring av uppgifter från ett äldre system')
  ];
}

function summary(now) {
  return facts([
    ['Tuonti', now.number],
    ['Järjestelmä', now.sourceSystemFi],
    ['Vaihe', now.stateFi]
  ]);
}
