/** The client of a case: identity, contact data as far as the right reaches, languages, residence, education and work. */
import { change, part, read } from '../api.js';
import { day, el, facts } from '../dom.js';
import { field } from '../fields.js';

const CONTACT = [
  ['phone', 'Puhelin', 'tel'],
  ['email', 'Sähköposti', 'email'],
  ['streetAddress', 'Katuosoite', 'text'],
  ['postalCode', 'Postinumero', 'text'],
  ['postOffice', 'Postitoimipaikka', 'text']
];

export default {
  name: 'client',
  title: { fi: 'Asiakkaan tiedot', sv: 'Klientens uppgifter' },
  render
};

async function render(caseNumber, host) {
  const client = await read(`cases/${part(caseNumber)}/client`);
  host.replaceChildren(
    el(
      'div',
      {},
      facts([
        ['Nimi', `${client.givenNames} ${client.familyName}`],
        ['Syntymäaika', day(client.birthDate)],
        ['Henkilötunnus', client.identityCode ?? 'ei ole'],
        ['Kansalaisuus', client.citizenshipFi],
        ['Äidinkieli', client.nativeLanguageFi],
        ['Asiointikieli', client.contactLanguageFi],
        ['Tulkki', client.interpreterLanguageFi ?? 'ei tarvita']
      ]),
      el('h3', {}, 'Yhteystiedot'),
      client.nonDisclosure ? el('p', { class: 'error' }, 'Turvakielto: älä luovuta yhteystietoja.') : null,
      client.contact
        ? facts(CONTACT.map(([key, label]) => [label, client.contact[key]]))
        : el('p', { class: 'empty' }, 'Käyttöoikeutesi ei kata turvakiellon alaisia yhteystietoja.'),
      client.mayWriteContact
        ? el('p', {}, el('button', { type: 'button', class: 'button', click: () => ask(client, () => render(caseNumber, host)) }, 'Muuta yhteystietoja'))
        : null,
      ...residence(client.residence),
      ...background(client.background)
    )
  );
}

function residence(known) {
  return known
    ? [
        el('h3', {}, 'Oleskelu'),
        facts([
          ['Oleskelun peruste', known.groundFi],
          ['Ensimmäinen oleskelulupa', day(known.firstPermitOn)],
          ['Muutti kuntaan', day(known.arrivedOn)]
        ])
      ]
    : [];
}

function background(known) {
  return known
    ? [
        el('h3', {}, 'Koulutus ja työ'),
        facts([
          ['Korkein koulutus', known.educationLevelFi],
          ['Koulutuksesta tarkemmin', known.education],
          ['Työkokemus', known.workExperience]
        ])
      ]
    : [];
}

/** The dialog stays open, with the refusal in it, until the server has accepted. */
function ask(client, done) {
  const inputs = CONTACT.map(([key, , type]) => el('input', { id: `contact-${key}`, type, value: client.contact[key] ?? '', autocomplete: 'off' }));
  const order = el('input', { type: 'checkbox', id: 'contact-order', checked: client.nonDisclosure, 'aria-describedby': 'contact-order-hint' });
  const error = el('p', { class: 'error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button' }, 'Tallenna');
  const submit = async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      const contact = Object.fromEntries(CONTACT.map(([key], i) => [key, inputs[i].value]));
      await change(`cases/${part(client.caseNumber)}/contact`, { contact, nonDisclosure: order.checked }, client.version);
      dialog.close();
      await done();
    } catch (refusal) {
      error.textContent = refusal.message;
      send.disabled = false;
    }
  };
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'contact-title', close: () => dialog.remove() },
    el(
      'form',
      { novalidate: true, submit },
      el('h2', { id: 'contact-title' }, 'Muuta yhteystietoja'),
      ...CONTACT.map(([, label], i) => field(label, inputs[i])),
      el('p', { class: 'field' }, order, ' ', el('label', { for: 'contact-order' }, 'Asiakkaalla on turvakielto')),
      el('p', { id: 'contact-order-hint', class: 'why' }, 'Turvakiellon alaiset yhteystiedot näkee vain se, jonka käyttöoikeudessa ne mainitaan.'),
      error,
      el('p', { class: 'buttons' }, send, el('button', { type: 'button', class: 'link', click: () => dialog.close() }, 'Peruuta'))
    )
  );
  document.body.append(dialog);
  dialog.showModal();
  inputs[0].focus();
}
