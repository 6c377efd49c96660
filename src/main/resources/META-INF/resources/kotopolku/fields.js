/** What the pages with questions share: labelled fields, a choice of municipality, and tables in pages. */
import { read } from './api.js';
import { el, hush, tell } from './dom.js';

export function field(label, input) {
  return el('p', { class: 'field' }, el('label', { for: input.id }, label), input);
}

/** `options` are pairs of value and text. */
export function choice(id, options, chosen) {
  return el('select', { id }, ...options.map(([value, text]) => el('option', { value, selected: value === chosen }, text)));
}

/** The municipalities where the person has one of the roles, as a choice; hidden when there is only one. */
export async function municipalityChoice(roles) {
  const me = await read('me');
  const mine = new Map(me.roles.filter((role) => roles.includes(role.role)).map((role) => [role.municipality, role.municipalityName]));
  const select = choice('municipality', [...mine.entries()]);
  return { select, label: mine.size > 1 ? field('Kunta', select) : null };
}

export function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
}

/** A day so many days before today, in Finland. */
export function daysAgo(days) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date(Date.now() - days * 86_400_000));
}

/** A form whose button asks the question again; a refusal is told in words. */
export function question(button, ask, ...parts) {
  const send = el('button', { type: 'submit', class: 'button' }, button);
  return el(
    'form',
    {
      class: 'question',
      novalidate: true,
      submit: async (event) => {
        event.preventDefault();
        send.disabled = true;
        await telling(ask);
        send.disabled = false;
      }
    },
    ...parts,
    el('p', { class: 'field' }, send)
  );
}

/** What the server refuses is told in the form, with the form as it was. */
export function sendingForm(button, send, ...fields) {
  const error = el('p', { class: 'error', role: 'alert' });
  const press = el('button', { type: 'submit', class: 'button' }, button);
  return el(
    'form',
    {
      novalidate: true,
      submit: async (event) => {
        event.preventDefault();
        error.textContent = '';
        press.disabled = true;
        try {
          await send();
        } catch (refusal) {
          error.textContent = refusal.message;
        } finally {
          press.disabled = false;
        }
      }
    },
    ...fields,
    error,
    el('p', { class: 'buttons' }, press)
  );
}

/** Does the work; what the server refuses is told at the foot of the page. */
export async function telling(work) {
  hush();
  try {
    await work();
  } catch (refusal) {
    tell(refusal.message, 'error');
  }
}

/** A page of rows with buttons for the next and the one before. `load(page)` gives `{rows, more}`, `draw(rows)` a table. */
export async function showPages(place, load, draw, page = 0) {
  const { rows, more } = await load(page);
  const turn = (to) => telling(() => showPages(place, load, draw, to));
  place.replaceChildren(
    draw(rows),
    page > 0 || more
      ? el(
          'p',
          { class: 'pages' },
          el('button', { type: 'button', class: 'link', disabled: page === 0, click: () => turn(page - 1) }, 'Edelliset'),
          el('span', {}, `Sivu ${page + 1}`),
          el('button', { type: 'button', class: 'link', disabled: !more, click: () => turn(page + 1) }, 'Seuraavat')
        )
      : ''
  );
}

/** Every row, page by page; for printing. */
export async function allRows(load, most = 5_000) {
  const rows = [];
  for (let page = 0; rows.length < most; page++) {
    const next = await load(page);
    rows.push(...next.rows);
    if (!next.more) return rows;
  }
  throw new Error(`Rivejä on yli ${most}. Tallenna ne tiedostoon.`);
}
