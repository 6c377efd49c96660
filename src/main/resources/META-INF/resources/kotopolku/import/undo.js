/** Taking an import back, as long as that is possible. */
import { write } from '../api.js';
import { askReason, day, el } from '../dom.js';

export function undo(desk) {
  const now = desk.now();
  if (!['BROUGHT', 'SIGNED_OFF'].includes(now.state) || !now.undoUntil) return '';
  return el(
    'section',
    { 'aria-labelledby': 'peruminen' },
    el('h2', { id: 'peruminen' }, 'Tuonnin peruminen'),
    el('p', { class: 'intro' }, words(now)),
    !possible(now) ? null : el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'button danger', id: 'peru-tuonti', click: () => ask(desk) }, 'Peru tuonti'))
  );
}

function words(now) {
  if (now.workedOn > 0) {
    return `Tuontia ei voi enää perua, koska tuoduista asioista ${now.workedOn} on jo käsitelty.`;
  }
  if (!possible(now)) return `Tuonnin sai perua ${lastDay(now)} asti.`;
  return `Tuonnin voi perua ${lastDay(now)} asti, jos yhtäkään tuotua asiaa ei ole käsitelty.`;
}

function possible(now) {
  return !now.workedOn && new Date(now.undoUntil) > new Date();
}

function ask(desk) {
  askReason({
    title: 'Peru tuonti',
    explanation: 'Kaikki tuonnissa syntyneet asiakkaat, asiat, suunnitelmat ja muistiinpanot poistetaan. Lokiin jää tieto tuonnista ja sen perumisesta. Älä kirjoita syyhyn henkilötietoja.',
    label: 'Syy',
    button: 'Peru tuonti',
    submit: async (reason) => {
      await write(`${desk.path}/undo`, { reason });
      await desk.changed('Tuonti perutaan.');
    }
  });
}

/** What is told is the first moment when it is too late. */
function lastDay(now) {
  return day(new Date(Date.parse(now.undoUntil) - 1).toISOString());
}
