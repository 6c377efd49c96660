/** Hand-overs of the case: what was sent and when, who accepted it, and taking one back while it waits. */
import { download, part, read, write } from '../api.js';
import { askReason, day, el, facts, moment, tell } from '../dom.js';

const transfer = {
  name: 'transfer',
  title: { fi: 'Siirto', sv: 'Överföring' },
  async render(caseNumber, host) {
    const transfers = await read(`cases/${part(caseNumber)}/transfers`);
    host.replaceChildren(
      ...(transfers.length === 0
        ? [el('p', { class: 'empty' }, 'Asiaa ei ole siirretty. Siirto aloitetaan tehtävälistan kohdasta Aloita prosessi: Asian siirto.')]
        : transfers.map((one) => section(one, caseNumber, () => transfer.render(caseNumber, host))))
    );
  }
};

export default transfer;

function section(one, caseNumber, again) {
  return el(
    'section',
    { 'aria-label': `Siirto ${one.number}` },
    el('h3', {}, one.incoming ? `Asia tuli: ${one.otherParty}` : `Asia siirretään: ${one.otherParty}`),
    el('p', { role: 'status' }, el('strong', {}, one.stateFi)),
    facts([
      ['Siirron numero', one.number],
      ['Peruste', one.groundFi],
      ['Muutoksen päivä', day(one.changeOn)],
      ['Lähetetty', one.sentAt ? `${moment(one.sentAt)}, ${one.sentBy}` : 'ei vielä'],
      ...(one.settledAt ? [['Ratkaistu', `${moment(one.settledAt)}${one.settledBy ? `, ${one.settledBy}` : ''}`]] : []),
      ...(one.reason ? [['Syy', one.reason]] : []),
      ...(one.acknowledged ? [['Viranomaisen kuittaus', `${one.acknowledged.by}, ${day(one.acknowledged.on)}, ${one.acknowledged.howFi}`]] : []),
      ...(one.sha256 ? [['Paketin tiiviste (SHA-256)', one.sha256]] : [])
    ]),
    buttons(one, caseNumber, again),
    one.items.length > 0 ? sent(one) : null,
    one.questions.length > 0 ? discussion(one) : null
  );
}

function buttons(one, caseNumber, again) {
  const offered = [];
  if (one.outside && !one.incoming && (one.waits || one.state === 'ACCEPTED')) {
    offered.push(
      el(
        'button',
        {
          type: 'button',
          class: 'button',
          click: () => download(`cases/${part(caseNumber)}/transfers/package`, 'siirtopaketti.zip').catch((refusal) => tell(refusal.message, 'error'))
        },
        'Lataa allekirjoitettu paketti'
      )
    );
  }
  if (one.waits && !one.incoming) {
    offered.push(
      el(
        'button',
        {
          type: 'button',
          class: 'link',
          click: () =>
            askReason({
              title: 'Peru siirto',
              explanation: `Vastaanottaja ${one.otherParty} ei näe pakettia perumisen jälkeen. Asia jatkuu sinulla.`,
              label: 'Miksi siirto perutaan?',
              button: 'Peru siirto',
              submit: async (reason) => {
                await write(`cases/${part(caseNumber)}/transfers/withdrawal`, { reason });
                tell('Siirto on peruttu.');
                await again();
              }
            })
        },
        'Peru siirto'
      )
    );
  }
  return offered.length > 0 ? el('p', { class: 'buttons' }, ...offered) : null;
}

function sent(one) {
  return el(
    'details',
    {},
    el('summary', {}, 'Mitä lähetettiin'),
    ...one.items.flatMap((item) => [
      el('h4', {}, item.title),
      el('p', { class: 'why' }, `Tietoryhmä: ${item.categoryFi}. ${item.legalGround}`),
      item.lines ? facts(item.lines.map((line) => [line.label, line.text])) : el('p', { class: 'empty' }, 'Ei kuulu käyttöoikeuteesi.')
    ]),
    ...(one.leftOut.length > 0 ? [el('h4', {}, 'Jätettiin lähettämättä'), facts(one.leftOut.map((line) => [line.label, line.text]))] : [])
  );
}

function discussion(one) {
  return el(
    'details',
    {},
    el('summary', {}, 'Kysymykset ja vastaukset'),
    facts(one.questions.flatMap((asked) => [[`Kysymys ${moment(asked.askedAt)}`, asked.question], ['Vastaus', asked.answer ?? 'ei vielä']]))
  );
}
