/** The assessment of a case: whether it was needed and why, and the clarifying measures with their results. */
import { part, read, write } from '../api.js';
import { askReason, day, el, facts, tell } from '../dom.js';
import { choice, field, sendingForm, today } from '../fields.js';
import { changed } from './changed.js';

/** How a client is invited, as the server knows the ways. */
const INVITED_BY = [
  ['LETTER', 'kirjeellä'],
  ['PHONE', 'puhelimitse'],
  ['MESSAGE', 'tekstiviestillä'],
  ['EMAIL', 'sähköpostilla'],
  ['IN_PERSON', 'tavattaessa']
];
const INVITATIONS = 2;

const assessment = {
  name: 'assessment',
  title: { fi: 'Arviointi', sv: 'Bedömning' },
  async render(caseNumber, host) {
    const shown = await read(`cases/${part(caseNumber)}/assessment`);
    const again = () => assessment.render(caseNumber, host);
    host.replaceChildren(
      ...(shown
        ? [need(shown), ...noShows(shown, caseNumber, host), el('h3', {}, 'Tarkentavat toimenpiteet'), ...measures(shown.measures ?? [], caseNumber, again)]
        : [el('p', { class: 'empty' }, 'Asiassa ei ole arviointia.')])
    );
  }
};

export default assessment;

function need(shown) {
  const rows = [
    ['Arvioinnin tarve', shown.need],
    ['Peruste', shown.needGround],
    ['Perustelu', shown.needReason],
    ['Ratkaistu', shown.decidedOn ? [day(shown.decidedOn), shown.decidedBy].filter(Boolean).join(', ') : null],
    ['Soveltamisala (2 §)', shown.scope],
    ['Kohderyhmä (14 §)', shown.targetGroup],
    ['Poikkeus kolmen vuoden ajasta', shown.exception],
    ['Poikkeuksen perustelu', shown.exceptionReason]
  ].filter(([, text]) => text);
  return rows.length > 0 ? facts(rows) : el('p', { class: 'empty' }, 'Arvioinnin tarvetta ei ole vielä ratkaistu, tai se ei kuulu käyttöoikeuteesi.');
}

function noShows(shown, caseNumber, host) {
  const missed = shown.noShows ?? [];
  const parts = missed.length > 0 ? [el('ul', {}, ...missed.map((one) => el('li', {}, `${day(one.missedOn)}: ei tullut, kutsuttu ${one.invitedByFi}`)))] : [];
  if (shown.notReachedReason) parts.push(facts([['Miksi arviointi päätettiin', shown.notReachedReason]]));
  if (shown.awaitsInterview) parts.push(el('details', {}, el('summary', {}, 'Asiakas ei tullut haastatteluun'), missedForm(caseNumber, host)));
  if (shown.awaitsInterview && missed.length >= INVITATIONS) parts.push(giveUp(caseNumber, host));
  return parts.length > 0 ? [el('h3', {}, 'Kutsut alkuhaastatteluun'), ...parts] : [];
}

function missedForm(caseNumber, host) {
  const on = el('input', { id: 'no-show-on', type: 'date', max: today(), value: today() });
  const how = choice('no-show-invited-by', INVITED_BY, 'LETTER');
  return sendingForm(
    'Kirjaa, ettei asiakas tullut',
    async () => {
      await write(`cases/${part(caseNumber)}/no-shows`, { missedOn: on.value || null, invitedBy: how.value });
      changed(host, 'assessment', 'Kirjattu. Kutsu asiakas uudelleen.');
    },
    field('Päivä, jona asiakas ei tullut', on),
    field('Miten asiakas kutsuttiin', how)
  );
}

function giveUp(caseNumber, host) {
  const ask = () =>
    askReason({
      title: 'Päätä arviointi ilman haastattelua',
      explanation: 'Asiakas on kutsuttu kaksi kertaa. Haastattelun tehtävä poistuu, ja ratkaiset asiakkuuden jatkon omassa tehtävässään.',
      label: 'Miten asiakasta on tavoiteltu, ja miksi arviointi päätetään?',
      button: 'Päätä arviointi',
      submit: async (reason) => {
        await write(`cases/${part(caseNumber)}/not-reached`, { reason });
        changed(host, 'assessment', 'Arviointi on päätetty. Ratkaise asiakkuuden jatko tehtävälistalla.');
      }
    });
  return el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'button', click: ask }, 'Päätä arviointi ilman haastattelua'));
}

function measures(lines, caseNumber, again) {
  if (lines.length === 0) return [el('p', { class: 'empty' }, 'Tarkentavia toimenpiteitä ei ole tilattu.')];
  return lines.map((line) =>
    el(
      'section',
      { 'aria-label': line.kindFi },
      el('h4', {}, line.kindFi),
      el('p', {}, el('strong', {}, line.stateFi)),
      facts(
        [
          ['Tekijä', line.doneBy ?? line.doer],
          ['Pyyntö', line.asked],
          ['Tilattu', day(line.ordered)],
          ['Tavoitepäivä', day(line.targetOn)],
          ['Tehty', line.doneOn ? day(line.doneOn) : null],
          ['Tulos', line.result],
          ['Syy', line.reason]
        ].filter(([, text]) => text)
      ),
      line.state === 'DONE' && !line.result ? el('p', { class: 'why' }, 'Tulos ei kuulu käyttöoikeuteesi.') : null,
      line.mayCancel ? cancel(line, caseNumber, again) : null
    )
  );
}

function cancel(line, caseNumber, again) {
  const ask = () =>
    askReason({
      title: `Peru toimenpide: ${line.kindFi}`,
      explanation: 'Tehtävä poistuu siltä, jolta toimenpidettä pyydettiin, ja arviointi jatkuu ilman sitä.',
      label: 'Miksi toimenpide perutaan?',
      button: 'Peru toimenpide',
      submit: async (reason) => {
        await write(`cases/${part(caseNumber)}/measures/${part(line.id)}/cancellation`, { reason });
        tell('Toimenpide on peruttu.');
        await again();
      }
    });
  return el('p', { class: 'buttons' }, el('button', { type: 'button', class: 'link', 'aria-label': `Peru toimenpide: ${line.kindFi}`, click: ask }, 'Peru toimenpide'));
}
