/** The first step: a file for each kind, sent as it is, with what was found in it. */
import { part, remove, sendFile } from '../api.js';
import { askConfirmation, el, moment, tell } from '../dom.js';

const CHARSETS = { 'UTF-8': 'UTF-8', 'WINDOWS-1252': 'Windows-1252' };
const SEPARATORS = { ';': 'puolipiste', ',': 'pilkku' };
const LARGEST = 200 * 1024 * 1024;

export function filesStep(desk) {
  const place = el('section', { 'aria-labelledby': 'vaihe-1' });
  const refusals = new Map();
  return { place, draw: async () => place.replaceChildren(...content()) };

  function content() {
    return [
      el('h2', { id: 'vaihe-1' }, '1. Tiedostot'),
      el('p', { class: 'intro' }, 'Valitse tiedosto kullekin riville. Asiakkaiden tiedosto tarvitaan aina, muut jos niitä on. Uusi tiedosto korvaa entisen.'),
      el(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Tuonnin tiedostot' },
        el(
          'table',
          { class: 'import-files' },
          el('caption', {}, 'Tuonnin tiedostot'),
          el('thead', {}, el('tr', {}, ...['Tiedot', 'Mitä tiedostosta luettiin', 'Valitse CSV-tiedosto'].map((heading) => el('th', { scope: 'col' }, heading)))),
          el('tbody', {}, ...desk.now().files.map(line))
        )
      )
    ];
  }

  function line(file) {
    const choose = el('input', { type: 'file', id: `tiedosto-${file.kind}`, accept: '.csv,text/csv', 'aria-describedby': `tila-${file.kind}` });
    const state = el('div', { id: `tila-${file.kind}` }, ...found(file));
    choose.addEventListener('change', () => choose.files[0] && send(file, choose, state));
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, el('label', { for: choose.id }, file.kindFi)),
      el('td', {}, state),
      el('td', {}, choose, file.put ? el('button', { type: 'button', class: 'link', 'aria-label': `Poista tiedosto: ${file.kindFi}`, click: () => takeAway(file) }, 'Poista') : null)
    );
  }

  function found(file) {
    const refusal = refusals.get(file.kind);
    return [
      file.put
        ? el('span', {}, `${file.rows} riviä, merkistö ${CHARSETS[file.charset] ?? file.charset}, erotin ${SEPARATORS[file.separator] ?? file.separator}`)
        : el('span', { class: 'empty' }, 'Ei tiedostoa'),
      file.put ? el('p', { class: 'why' }, `Lähetetty ${moment(file.putAt)}`) : null,
      refusal ? el('p', { class: 'error' }, `Uutta tiedostoa ei otettu. ${refusal}`) : null
    ].filter((child) => child !== null);
  }

  async function send(file, choose, state) {
    refusals.delete(file.kind);
    if (choose.files[0].size > LARGEST) {
      refuse(file, state, 'Tiedosto on suurempi kuin 200 megatavua. Jaa se osiin tai ota vanhasta järjestelmästä vain avoimet asiat.');
      return;
    }
    const bar = el('progress', { max: '1', value: '0', 'aria-label': `Lähetetään: ${file.kindFi}` });
    const words = el('span', {}, 'Lähetetään…');
    const sending = sendFile(`${desk.path}/files/${part(file.kind)}`, choose.files[0], (share) => {
      bar.value = share;
      words.textContent = share < 1 ? `Lähetetty ${Math.floor(share * 100)} %` : 'Luetaan tiedostoa…';
    });
    choose.disabled = true;
    state.replaceChildren(bar, ' ', words, ' ', el('button', { type: 'button', class: 'link', click: sending.stop }, 'Keskeytä'));
    tell(`Lähetetään: ${file.kindFi}.`);
    try {
      const put = await sending.done;
      await desk.changed(`${file.kindFi}: ${put.rows} riviä luettu.`);
    } catch (refusal) {
      refuse(file, state, refusal.message);
    } finally {
      choose.disabled = false;
      choose.value = '';
      document.getElementById(choose.id)?.focus();
    }
  }

  function refuse(file, state, words) {
    refusals.set(file.kind, words);
    state.replaceChildren(...found(file));
    tell(`${file.kindFi}: uutta tiedostoa ei otettu. ${words}`, 'error');
  }

  function takeAway(file) {
    askConfirmation({
      title: `Poista tiedosto: ${file.kindFi}`,
      explanation: 'Lähetetty tiedosto ja siitä luetut rivit poistetaan. Tiedosto omalla koneellasi säilyy.',
      button: 'Poista',
      submit: async () => {
        await remove(`${desk.path}/files/${part(file.kind)}`);
        refusals.delete(file.kind);
        await desk.changed(`${file.kindFi}: tiedosto on poistettu.`);
        document.getElementById(`tiedosto-${file.kind}`)?.focus();
      }
    });
  }
}
