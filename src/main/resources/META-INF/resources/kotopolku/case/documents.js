/** Documents of a case: which one and in which language, then the PDF to keep or to print. */
import { download, part } from '../api.js';
import { el } from '../dom.js';

const DOCUMENTS = [
  ['plan', 'Kotoutumissuunnitelma', 'suunnitelma'],
  ['assessment', 'Palvelutarpeen arvioinnin johtopäätös', 'arviointi']
];
const LANGUAGES = [
  ['fi', 'suomi'],
  ['sv', 'ruotsi'],
  ['en', 'suomi ja englanti'],
  ['uk', 'suomi ja ukraina'],
  ['ru', 'suomi ja venäjä'],
  ['ar', 'suomi ja arabia'],
  ['so', 'suomi ja somali']
];

export default {
  name: 'documents',
  title: { fi: 'Asiakirjat', sv: 'Dokument' },
  async render(caseNumber, host) {
    const kind = choice('document-kind', 'Asiakirja', DOCUMENTS);
    const language = choice('document-language', 'Kieli', LANGUAGES);
    const version = el('input', { id: 'document-version', type: 'text', inputmode: 'numeric', pattern: '[1-9][0-9]*', size: '4', autocomplete: 'off', 'aria-describedby': 'document-version-help' });
    const told = el('p', { id: 'document-told', role: 'status' });
    const button = el('button', { type: 'submit', class: 'button' }, 'Avaa PDF');
    const versionField = el(
      'p',
      {},
      el('label', { for: 'document-version' }, 'Versio (valinnainen)'),
      ' ',
      version,
      ' ',
      el('span', { id: 'document-version-help', class: 'why' }, 'Tyhjänä tulostuu voimassa oleva suunnitelma. Luonnoksen saa sen versionumerolla.')
    );
    kind.select.addEventListener('change', () => {
      versionField.hidden = kind.select.value !== 'plan';
    });
    const submit = async (event) => {
      event.preventDefault();
      button.disabled = true;
      told.className = '';
      told.textContent = 'Asiakirjaa tehdään…';
      try {
        await fetchDocument(caseNumber, kind.select.value, language.select.value, version.value.trim());
        told.textContent = 'Asiakirja on ladattu. Siinä on vain se, mikä kuuluu käyttöoikeuteesi. Katselusta jäi merkintä lokiin.';
      } catch (refusal) {
        told.className = 'error';
        told.textContent = refusal.message;
      }
      button.disabled = false;
    };
    host.replaceChildren(el('form', { novalidate: true, submit }, kind.field, language.field, versionField, el('p', {}, button), told));
  }
};

function fetchDocument(caseNumber, kind, language, version) {
  const asked = kind === 'plan' && version ? `&version=${part(version)}` : '';
  const [, , word] = DOCUMENTS.find(([name]) => name === kind);
  return download(`cases/${part(caseNumber)}/documents/${kind}.pdf?language=${language}${asked}`, `${caseNumber}-${word}-${language}.pdf`);
}

function choice(id, label, options) {
  const select = el('select', { id }, ...options.map(([value, text]) => el('option', { value }, text)));
  return { select, field: el('p', {}, el('label', { for: id }, label), ' ', select) };
}
