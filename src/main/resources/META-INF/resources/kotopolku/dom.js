/** Small helpers that build the page. Everything that comes from the server goes in as text, never as markup. */
const HELSINKI_DAY = new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki', day: 'numeric', month: 'numeric', year: 'numeric' });
const HELSINKI_TIME = new Intl.DateTimeFormat('fi-FI', {
  timeZone: 'Europe/Helsinki',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit'
});

/** `el('p', {class: 'x'}, 'text', otherElement)`; attribute values and children that are null are left out, functions become listeners. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([attribute, value]) => {
    if (typeof value === 'function') element.addEventListener(attribute, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(attribute, value === true ? '' : value);
  });
  element.append(...children.filter((child) => child !== null && child !== undefined).map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/** A date (`2026-11-05`) or an instant in Finnish order; an empty value as a dash. */
export function day(value) {
  if (!value) return '–';
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return date ? `${Number(date[3])}.${Number(date[2])}.${date[1]}` : HELSINKI_DAY.format(new Date(value));
}

export function moment(value) {
  return value ? HELSINKI_TIME.format(new Date(value)) : '–';
}

export function table(caption, headings, rows, emptyText) {
  if (rows.length === 0) return el('p', { class: 'empty' }, emptyText);
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...headings.map((heading) => el('th', { scope: 'col' }, heading)))),
      el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell)))))
    )
  );
}

export function facts(pairs) {
  return el('dl', {}, ...pairs.flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value ?? '–')]));
}

export function show(...children) {
  document.getElementById('sisalto').replaceChildren(...children.filter((child) => child !== null));
}

export function tell(text, kind = 'done') {
  document.getElementById('messages').replaceChildren(el('p', { class: kind }, text));
}

export function hush() {
  document.getElementById('messages').replaceChildren();
}

/**
 * Asks for a reason, and first for one of the `choices` where there are some, and gives both to `submit`; the dialog stays
 * open, with the refusal in it, until the server has accepted.
 */
export function askReason({ title, explanation, choices, label, button, submit }) {
  const choice = choices ? select(choices) : null;
  const reason = el('textarea', { id: 'reason', rows: '4', maxlength: '1000', required: true, 'aria-describedby': 'reason-error' });
  const error = el('p', { id: 'reason-error', class: 'error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button' }, button);
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'reason-title', close: () => dialog.remove() },
    el(
      'form',
      {
        novalidate: true,
        submit: async (event) => {
          event.preventDefault();
          if (choice && !choice.value) {
            error.textContent = `${choices.label}: valitse jokin vaihtoehdoista.`;
            choice.focus();
            return;
          }
          if (!reason.value.trim()) {
            error.textContent = 'Kirjoita syy.';
            reason.focus();
            return;
          }
          send.disabled = true;
          try {
            await submit(reason.value.trim(), choice?.value);
            dialog.close();
          } catch (refusal) {
            error.textContent = refusal.message;
            send.disabled = false;
          }
        }
      },
      el('h2', { id: 'reason-title' }, title),
      el('p', {}, explanation),
      ...(choice ? [el('label', { for: 'choice' }, choices.label), choice] : []),
      el('label', { for: 'reason' }, label),
      reason,
      error,
      el('p', { class: 'buttons' }, send, el('button', { type: 'button', class: 'link', click: () => dialog.close() }, 'Takaisin'))
    )
  );
  document.body.append(dialog);
  dialog.showModal();
  (choice ?? reason).focus();
}

/** Asks whether it is really meant. */
export function askConfirmation({ title, explanation, button, submit }) {
  const error = el('p', { class: 'error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button' }, button);
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'confirm-title', close: () => dialog.remove() },
    el(
      'form',
      {
        submit: async (event) => {
          event.preventDefault();
          send.disabled = true;
          try {
            await submit();
            dialog.close();
          } catch (refusal) {
            error.textContent = refusal.message;
            send.disabled = false;
          }
        }
      },
      el('h2', { id: 'confirm-title' }, title),
      el('p', {}, explanation),
      error,
      el('p', { class: 'buttons' }, send, el('button', { type: 'button', class: 'link', click: () => dialog.close() }, 'Takaisin'))
    )
  );
  document.body.append(dialog);
  dialog.showModal();
  send.focus();
}

function select({ options }) {
  return el(
    'select',
    { id: 'choice', required: true },
    el('option', { value: '' }, 'Valitse'),
    ...options.map(([value, label]) => el('option', { value }, label))
  );
}
