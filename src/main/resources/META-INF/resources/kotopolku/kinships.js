/** Kinship: a case that is one's own or a relative's is declared, and from then on somebody else takes care of it. */
import { part, read, write } from './api.js';
import { askReason, el, moment, show, table, tell } from './dom.js';

const KINDS = { RELATIVE: 'Läheisen asia', OWN: 'Oma asia' };

export async function showKinships() {
  const kinships = await read('kinships');
  show(
    el('h1', {}, 'Esteellisyydet'),
    el('p', {}, 'Kukaan ei käsittele omaa tai läheisensä asiaa. Esteellisyys ilmoitetaan asiakkaan sivulla, ja se on voimassa heti. Väärän ilmoituksen päättää esihenkilö tai käyttöoikeuksien myöntäjä, ei koskaan se, jota ilmoitus koskee.'),
    table(
      'Ilmoitetut esteellisyydet',
      ['Henkilö', 'Asian numero', 'Mikä', 'Ilmoitettu', 'Ilmoittaja', 'Tila'],
      kinships.map((one) => [one.personName, one.caseNumber, one.kindFi, moment(one.declaredAt), one.declaredBy, state(one)]),
      'Ei ilmoitettuja esteellisyyksiä.'
    )
  );
}

function state(kinship) {
  if (kinship.endedAt) return `päätetty ${moment(kinship.endedAt)}`;
  if (!kinship.mayEnd) return 'voimassa';
  return el('button', { type: 'button', class: 'link', click: () => end(kinship) }, 'Päätä aiheettomana');
}

function end(kinship) {
  askReason({
    title: 'Päätä esteellisyys',
    explanation: `${kinship.personName} näkee asian ${kinship.caseNumber} taas, jos hänen oikeutensa ulottuu siihen.`,
    label: 'Miksi ilmoitus oli väärä? Älä kirjoita asiakkaan tietoja.',
    button: 'Päätä esteellisyys',
    submit: async (reason) => {
      await write(`kinships/${part(kinship.id)}/end`, { reason });
      await showKinships();
      tell('Esteellisyys on päätetty.');
    }
  });
}

export function kinshipButton(caseNumber) {
  return el('p', {}, el('button', { type: 'button', class: 'button', click: () => declare(caseNumber) }, 'Ilmoita esteellisyys'));
}

/** Only a team lead is given somebody to choose; everybody else declares for themselves. */
async function declare(caseNumber) {
  const people = await read('kinships/people').catch(() => []);
  const kind = select('kinship-kind', Object.entries(KINDS));
  const person = select('kinship-person', [['', 'Minä itse'], ...people.map((one) => [one.value, one.label])]);
  const error = el('p', { class: 'error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button' }, 'Ilmoita');
  const submit = async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      await write(`cases/${part(caseNumber)}/kinships`, { kind: kind.value, person: person.value || null });
      dialog.close();
      await declared(person.value === '');
    } catch (refusal) {
      error.textContent = refusal.message;
      send.disabled = false;
    }
  };
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'kinship-title', close: () => dialog.remove() },
    el(
      'form',
      { submit },
      el('h2', { id: 'kinship-title' }, 'Ilmoita esteellisyys'),
      el('p', {}, `Asia ${caseNumber} siirtyy heti toisten hoidettavaksi: esteellinen ei enää näe sitä, ja hänen tehtävänsä siinä palautuvat ryhmälle.`),
      people.length > 0 ? el('label', { for: 'kinship-person' }, 'Kuka on esteellinen?') : null,
      people.length > 0 ? person : null,
      el('label', { for: 'kinship-kind' }, 'Kenen asia on?'),
      kind,
      error,
      el('p', { class: 'buttons' }, send, el('button', { type: 'button', class: 'link', click: () => dialog.close() }, 'Peruuta'))
    )
  );
  document.body.append(dialog);
  dialog.showModal();
}

async function declared(myself) {
  if (myself) location.hash = '#esteellisyydet';
  else tell('Esteellisyys on ilmoitettu.');
}

function select(id, choices) {
  return el('select', { id }, ...choices.map(([value, label]) => el('option', { value }, label)));
}
