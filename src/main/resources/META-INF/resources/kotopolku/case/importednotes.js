/** What an old client system had noted of the client: to be read, and nothing more. */
import { part, read } from '../api.js';
import { day, el, table } from '../dom.js';
import { words } from './language.js';

const TEXTS = {
  caption: { fi: 'Vanhasta järjestelmästä tuodut muistiinpanot', sv: 'Anteckningar ur det äldre systemet' },
  when: { fi: 'Kirjattu', sv: 'Antecknat' },
  who: { fi: 'Kirjaaja', sv: 'Antecknare' },
  what: { fi: 'Muistiinpano', sv: 'Anteckning' },
  nothing: { fi: 'Vanhasta järjestelmästä ei ole tuotu muistiinpanoja.', sv: 'Inga anteckningar har hämtats ur ett äldre system.' }
};

export default {
  name: 'importednotes',
  title: { fi: 'Tuodut muistiinpanot', sv: 'Hämtade anteckningar' },
  render
};

async function render(caseNumber, host) {
  const notes = await read(`cases/${part(caseNumber)}/imported-notes`);
  host.replaceChildren(
    notes.length === 0
      ? el('p', { class: 'empty' }, words(TEXTS.nothing))
      : table(words(TEXTS.caption), [words(TEXTS.when), words(TEXTS.who), words(TEXTS.what)], notes.map(row), '')
  );
}

function row(note) {
  return [day(note.writtenOn), note.author ?? '–', el('span', { class: 'typed', lang: 'fi' }, note.note)];
}
