/** What the files have to hold, for whoever takes them out of the old system. */
import { download, part, read } from '../api.js';
import { el, table } from '../dom.js';
import { telling } from '../fields.js';

export async function layouts() {
  const kinds = await read('imports/layout');
  return el(
    'section',
    { 'aria-labelledby': 'mallit' },
    el('h2', { id: 'mallit' }, 'Mitä tiedostoissa on'),
    el(
      'p',
      { class: 'intro' },
      'Tallenna malli, jossa sarakkeet ovat valmiina. Sarakkeilla saa olla myös muut nimet: ne yhdistetään tuonnin aikana. Vain asiakkaiden tiedosto on pakollinen.'
    ),
    ...kinds.map(layout)
  );
}

function layout(kind) {
  const name = kind.fileName;
  return el(
    'details',
    {},
    el('summary', {}, `${kind.kindFi} (${name})`),
    el(
      'p',
      {},
      el('button', { type: 'button', class: 'link', click: () => telling(() => download(`imports/layout/${part(kind.kind)}.csv`, name)) }, `Tallenna malli ${name}`)
    ),
    table(
      `Sarakkeet: ${kind.kindFi}`,
      ['Sarake', 'Tieto', 'Pakollinen', 'Ohje'],
      kind.fields.map((field) => [field.header, field.fi, field.required ? 'kyllä' : '', about(field)]),
      ''
    )
  );
}

function about(field) {
  const codes = field.codes ?? [];
  return el(
    'div',
    {},
    field.about ?? '',
    codes.length > 0 ? el('details', {}, el('summary', {}, `${codes.length} vaihtoehtoa`), el('p', {}, codes.map(({ code, fi }) => (fi === code ? code : `${fi} (${code})`)).join(', '))) : null
  );
}
