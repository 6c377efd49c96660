/** The second step: which column of a file is which of our fields. Only the names of columns are shown, never what is in them. */
import { part, read, replace } from '../api.js';
import { el } from '../dom.js';

export function columnsStep(desk) {
  const place = el('section', { 'aria-labelledby': 'vaihe-2' });
  const drawn = new Map();
  return { place, draw };

  /** What is half chosen stays, as long as the file is the same. */
  async function draw() {
    const files = desk.now().files.filter((file) => file.put);
    const parts = [];
    for (const file of files) {
      const known = drawn.get(file.kind);
      if (known?.putAt !== file.putAt) drawn.set(file.kind, { putAt: file.putAt, element: await columnsOf(desk, file, () => drawn.delete(file.kind)) });
      parts.push(drawn.get(file.kind).element);
    }
    place.replaceChildren(
      el('h2', { id: 'vaihe-2' }, '2. Sarakkeet'),
      el(
        'p',
        { class: 'intro' },
        files.length === 0
          ? 'Sarakkeet tulevat tähän, kun tiedosto on lähetetty.'
          : 'Tarkista, mikä sarake on mikäkin tieto, ja tallenna. Valinnat muistetaan kunnan seuraavaa tiedostoa varten.'
      ),
      ...parts
    );
  }
}

async function columnsOf(desk, file, forget) {
  const { columns, fields } = await read(`${desk.path}/files/${part(file.kind)}/columns`);
  const id = `sarakkeet-${file.kind}`;
  const selects = columns.map((column, index) => fieldChoice(`${id}-${index}`, column, fields));
  const missing = el('p', { id: `${id}-puuttuu`, role: 'status' });
  const error = el('p', { class: 'error', role: 'alert' });
  const check = () => {
    missing.textContent = lacking(fields, selects);
    missing.className = missing.textContent ? 'error' : '';
  };
  const save = el('button', { type: 'submit', class: 'button', id: `${id}-tallenna`, 'aria-describedby': missing.id }, 'Tallenna sarakkeet');
  check();
  const form = el(
    'form',
    {
      novalidate: true,
      change: check,
      submit: async (event) => {
        event.preventDefault();
        error.textContent = '';
        save.disabled = true;
        try {
          await replace(`${desk.path}/files/${part(file.kind)}/columns`, {
            columns: columns.map((column, index) => ({ header: column.header, field: selects[index].value || null }))
          });
          forget();
          await desk.changed(`${file.kindFi}: sarakkeet on tallennettu.`);
          document.getElementById(`${id}-otsikko`)?.focus();
        } catch (refusal) {
          error.textContent = refusal.message;
          save.disabled = false;
          save.focus();
        }
      }
    },
    columnTable(file, columns, selects),
    missing,
    error,
    el('p', { class: 'buttons' }, save)
  );
  const sure = columns.every((column) => column.said || column.field) && !missing.textContent;
  return el('details', { open: !sure, id }, el('summary', { id: `${id}-otsikko` }, `${file.kindFi}: ${columns.length} saraketta`), form);
}

function fieldChoice(id, column, fields) {
  return el(
    'select',
    { id },
    el('option', { value: '' }, 'Jätetään pois'),
    ...fields.map((field) => el('option', { value: field.field, selected: field.field === column.field }, field.required ? `${field.fi} (pakollinen)` : field.fi))
  );
}

function columnTable(file, columns, selects) {
  const caption = `Sarakkeet: ${file.kindFi}`;
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...['Sarake tiedostossa', 'Mikä tieto se on', 'Mistä valinta tulee'].map((heading) => el('th', { scope: 'col' }, heading)))),
      el(
        'tbody',
        {},
        ...columns.map((column, index) =>
          el('tr', {}, el('th', { scope: 'row' }, el('label', { for: selects[index].id }, column.header)), el('td', {}, selects[index]), el('td', {}, origin(column, selects[index])))
        )
      )
    )
  );
}

function origin(column, select) {
  const given = column.field ?? '';
  const words = el('span', {}, fromWhere(column));
  select.addEventListener('change', () => (words.textContent = select.value === given ? fromWhere(column) : 'valittu nyt, tallenna'));
  return words;
}

function fromWhere(column) {
  if (column.said) return 'muistettu aiemmasta';
  return column.field ? 'arvattu otsikosta, tarkista' : 'ei tunnistettu, valitse tai jätä pois';
}

function lacking(fields, selects) {
  const chosen = selects.map((select) => select.value).filter(Boolean);
  const missing = fields.filter((field) => field.required && !chosen.includes(field.field)).map((field) => field.fi);
  const twice = fields.filter((field) => chosen.filter((value) => value === field.field).length > 1).map((field) => field.fi);
  return [
    missing.length > 0 ? `Pakollinen tieto ilman saraketta: ${missing.join(', ')}.` : '',
    twice.length > 0 ? `Sama tieto kahdella sarakkeella: ${twice.join(', ')}.` : ''
  ]
    .filter(Boolean)
    .join(' ');
}
