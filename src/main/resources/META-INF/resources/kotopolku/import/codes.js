/** The third step: what the old system's own codes mean, for those that the last trial did not know. */
import { read, replace } from '../api.js';
import { el } from '../dom.js';

const NOTHING = 'tyhja';

export function codesStep(desk) {
  const place = el('section', { 'aria-labelledby': 'vaihe-3' });
  let drawnFor = null;
  return { place, draw };

  async function draw() {
    const { triedAt } = desk.now();
    if (drawnFor === triedAt && drawnFor !== null) return;
    const codes = triedAt ? await read(`${desk.path}/codes`) : [];
    drawnFor = triedAt;
    place.replaceChildren(
      el('h2', { id: 'vaihe-3' }, '3. Tuntemattomat koodit'),
      el('p', { class: 'intro' }, words(desk.now(), codes)),
      ...(codes.length > 0 ? [form(codes)] : [])
    );
  }

  function form(codes) {
    const selects = codes.map((code, index) => meaning(`koodi-${index}`, code));
    const error = el('p', { class: 'error', role: 'alert' });
    const save = el('button', { type: 'submit', class: 'button', id: 'koodit-tallenna' }, 'Tallenna koodit');
    return el(
      'form',
      {
        novalidate: true,
        submit: async (event) => {
          event.preventDefault();
          const said = codes
            .map((code, index) => ({ code, chosen: selects[index].value }))
            .filter(({ chosen }) => chosen)
            .map(({ code, chosen }) => ({ kind: code.kind, field: code.field, code: code.code, meaning: chosen === NOTHING ? '' : chosen }));
          error.textContent = said.length === 0 ? 'Valitse ainakin yhdelle koodille merkitys.' : '';
          if (said.length === 0) return selects[0].focus();
          save.disabled = true;
          try {
            await replace(`${desk.path}/codes`, { codes: said });
            await desk.changed('Koodit on tallennettu. Tee koetuonti uudelleen.');
          } catch (refusal) {
            error.textContent = refusal.message;
          } finally {
            save.disabled = false;
            save.focus();
          }
        }
      },
      codeTable(codes, selects),
      error,
      el('p', { class: 'buttons' }, save)
    );
  }
}

function words({ trialUpToDate }, codes) {
  if (!trialUpToDate && codes.length === 0) return 'Koetuonti kertoo, mitä vanhan järjestelmän koodeja ei tunneta.';
  return codes.length === 0 ? 'Kaikki koodit tunnettiin.' : 'Valitse, mitä kukin koodi tarkoittaa. Valinta muistetaan kunnan seuraavaa tiedostoa varten.';
}

function meaning(id, code) {
  const nothing = code.mayBeEmpty ? [el('option', { value: NOTHING }, 'Jätä tieto tyhjäksi')] : [];
  return el('select', { id }, el('option', { value: '' }, 'Valitse'), ...nothing, ...code.meanings.map(({ code: value, fi }) => el('option', { value }, fi)));
}

function codeTable(codes, selects) {
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Tuntemattomat koodit' },
    el(
      'table',
      {},
      el('caption', {}, 'Tuntemattomat koodit'),
      el('thead', {}, el('tr', {}, ...['Koodi tiedostossa', 'Tieto', 'Rivejä', 'Mitä koodi tarkoittaa'].map((heading) => el('th', { scope: 'col' }, heading)))),
      el(
        'tbody',
        {},
        ...codes.map((code, index) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('label', { for: selects[index].id }, code.code)),
            el('td', {}, `${code.kindFi}: ${code.fieldFi}`),
            el('td', {}, code.rows),
            el('td', {}, selects[index])
          )
        )
      )
    )
  );
}
