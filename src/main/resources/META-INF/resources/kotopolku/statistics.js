/** Casework in numbers for those who lead it; few clients are not told. */
import { download, part, read } from './api.js';
import { el, show, table } from './dom.js';
import { field, municipalityChoice, question, telling, today } from './fields.js';

export async function showStatistics() {
  const { select, label } = await municipalityChoice(['team-lead', 'process-manager']);
  const first = month('from', `${today().slice(0, 4)}-01`);
  const last = month('to', today().slice(0, 7));
  const list = el('div');
  const asked = () => `?municipality=${part(select.value)}&from=${part(firstDay(first.value))}&to=${part(lastDay(last.value))}`;
  const find = async () => list.replaceChildren(...groups(await read(`statistics${asked()}`)));
  await find();
  show(
    el('h1', {}, 'Tilastot'),
    el(
      'p',
      { class: 'intro' },
      'Kunnan kotoutumistyö lukuina ilman nimiä. Luvut 1–4 näkyvät muodossa ”alle 5”, ja ”ei näytetä” tarkoittaa lukua, josta voisi laskea pienen luvun.'
    ),
    question('Hae', find, label, field('Ensimmäinen kuukausi', first), field('Viimeinen kuukausi', last)),
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'link', click: () => telling(() => download(`statistics.csv${asked()}`, 'kotoutumistyon-luvut.csv')) }, 'Tallenna taulukkona (CSV)')
    ),
    list
  );
}

function month(id, value) {
  return el('input', { type: 'month', id, value, pattern: '[0-9]{4}-[0-9]{2}', placeholder: 'vvvv-kk' });
}

function firstDay(value) {
  return /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : '';
}

function lastDay(value) {
  if (!/^\d{4}-\d{2}$/.test(value)) return '';
  const [year, number] = value.split('-').map(Number);
  return `${value}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

function groups(lines) {
  return [...new Set(lines.map((line) => line.groupFi))].flatMap((group) => {
    const rows = lines.filter((line) => line.groupFi === group);
    const explained = rows.some((line) => line.why);
    return [
      el('h2', {}, group),
      table(
        group,
        explained ? ['Tieto', 'Luku', 'Perustuu'] : ['Tieto', 'Luku'],
        rows.map((line) => (explained ? [line.nameFi, line.value, line.why ?? '–'] : [line.nameFi, line.value])),
        'Ei tietoja.'
      )
    ];
  });
}
