/** Access rights: who has which, on what ground, until when; each with its history, and revocation for those who may. */
import { part, read, write } from './api.js';
import { askConfirmation, askReason, day, el, facts, moment, show, table, tell } from './dom.js';
import { nameOf, severalMunicipalities } from './municipalities.js';

const EXTENT = { MUNICIPALITY: 'koko kunta', UNIT: 'oma yksikkö', CASES: 'nimetyt asiakkaat' };
const POWER = { READ: 'lukea', WRITE: 'kirjata', DECIDE: 'päättää' };
const CONTENT = {
  IDENTITY_AND_CONTACT: 'henkilö- ja yhteystiedot',
  PROTECTED_CONTACT: 'turvakiellon alaiset yhteystiedot',
  RESIDENCE: 'oleskelutiedot',
  HOUSEHOLD: 'perhe ja edustajat',
  EDUCATION_AND_WORK: 'koulutus ja työ',
  LANGUAGE: 'kielitaito',
  HEALTH_AND_FUNCTIONING: 'terveys ja toimintakyky',
  PLAN: 'kotoutumissuunnitelma',
  SERVICES: 'palvelut',
  NOTES: 'muistiinpanot'
};
const GROUNDS = [
  ['TASK_ENDED', 'Tehtävä tai palvelussuhde päättyi'],
  ['NOT_NEEDED', 'Oikeutta ei enää tarvita'],
  ['MISUSE_SUSPECTED', 'Epäily väärinkäytöstä'],
  ['GRANTED_IN_ERROR', 'Oikeus myönnettiin erehdyksessä']
];

export async function showRights() {
  const [rights, changes, municipalities] = await Promise.all([read('access-rights'), read('employment-changes'), severalMunicipalities()]);
  show(
    el('h1', {}, 'Käyttöoikeudet'),
    table(
      'Käyttöoikeudet',
      ['Henkilö', ...(municipalities ? ['Kunta'] : []), 'Oikeuden numero', 'Työnantaja', 'Rooli', 'Peruste', 'Voimassa', 'Tila'],
      rights.map((right) => [
        el('a', { href: `#kayttooikeudet/${part(right.number)}` }, right.personName),
        ...(municipalities ? [nameOf(municipalities, right.number)] : []),
        right.number,
        right.employer,
        right.roleFi,
        right.groundFi,
        period(right),
        right.stateFi
      ]),
      'Ei käyttöoikeuksia, jotka saisit nähdä.'
    ),
    ...(changes.length ? changesToCome(changes) : [])
  );
}

function changesToCome(changes) {
  return [
    el('h2', {}, 'Ilmoitetut muutokset'),
    table(
      'Ilmoitetut muutokset',
      ['Henkilö', 'Mikä muuttuu', 'Viimeinen päivä', 'Ilmoitus', ''],
      changes.map((change) => [change.personName, change.kindFi, day(change.lastDay), change.number, withdrawButton(change)]),
      ''
    )
  ];
}

function withdrawButton(change) {
  return el(
    'button',
    {
      type: 'button',
      class: 'link',
      click: () =>
        askConfirmation({
          title: 'Peru ilmoitus',
          explanation: `Ilmoitus ${change.number} perutaan: ${change.personName} pitää käyttöoikeutensa niin kuin ne on myönnetty.`,
          button: 'Peru ilmoitus',
          submit: async () => {
            await write(`employment-changes/${part(change.number)}/withdrawal`, {});
            tell('Ilmoitus on peruttu.');
            await showRights();
          }
        })
    },
    'Peru ilmoitus'
  );
}

export async function showRight(number) {
  const municipalities = await severalMunicipalities();
  const { right, justification, decisionReason, replaces, endedFi, history } = await read(`access-rights/${part(number)}`);
  show(
    el('p', {}, el('a', { href: '#kayttooikeudet' }, '← Käyttöoikeudet')),
    el('h1', {}, `Käyttöoikeus ${right.number}`),
    facts([
      ['Henkilö', right.personName],
      ...(municipalities ? [['Kunta', nameOf(municipalities, right.number)]] : []),
      ['Työnantaja', right.employer],
      ['Rooli', right.roleFi],
      ['Peruste', right.groundFi],
      ['Tiedot', words(right.content, CONTENT)],
      ['Laajuus', EXTENT[right.extent] ?? right.extent],
      ['Saa', words(right.powers, POWER)],
      ['Voimassa', period(right)],
      ['Tila', right.stateFi],
      ['Miksi oikeutta pyydettiin', justification],
      ['Päätöksen perustelu', decisionReason],
      ...(replaces ? [['Aiempi oikeus', replaces]] : []),
      ...(endedFi ? [['Miksi päättyi', endedFi]] : [])
    ]),
    right.mayHandBack ? handBackButton(right) : null,
    right.mayRevoke ? revokeButton(right) : null,
    el('h2', {}, 'Historia'),
    table(
      'Mitä oikeudelle on tapahtunut',
      ['Aika', 'Tapahtuma', 'Kuka'],
      (history ?? []).map((event) => [moment(event.at), event.kindFi, event.by ?? 'järjestelmä']),
      'Ei tapahtumia.'
    )
  );
}

function period(right) {
  if (right.from && right.until && right.until <= right.from) return `ei alkanut (piti alkaa ${moment(right.from)})`;
  return right.from || right.until ? `${moment(right.from)} – ${moment(right.until)}` : '–';
}

function words(codes, names) {
  return (codes ?? []).map((code) => names[code] ?? code).join(', ') || '–';
}

function handBackButton(right) {
  return el(
    'p',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'button danger',
        click: () =>
          askConfirmation({
            title: 'Luovu oikeudesta',
            explanation: `Oikeutesi ${right.number} päättyy heti. Avoimet tehtäväsi palautuvat ryhmälle. Päättynyt oikeus ei palaa: jos tarvitset sitä myöhemmin, esihenkilösi on haettava uutta.`,
            button: 'Luovu oikeudesta',
            submit: async () => {
              await write(`access-rights/${part(right.number)}/hand-back`, {});
              tell('Olet luopunut oikeudesta.');
              await showRight(right.number);
            }
          })
      },
      'Luovu oikeudesta'
    )
  );
}

function revokeButton(right) {
  return el(
    'p',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'button danger',
        click: () =>
          askReason({
            title: 'Peruuta käyttöoikeus',
            explanation: `${right.personName} menettää oikeuden ${right.number} heti. Avoimet tehtävät palautuvat ryhmälle.`,
            choices: { label: 'Peruste', options: GROUNDS },
            label: 'Mitä on tapahtunut?',
            button: 'Peruuta oikeus',
            submit: async (reason, ground) => {
              await write(`access-rights/${part(right.number)}/revocation`, { ground, reason });
              tell('Käyttöoikeus on peruttu.');
              await showRight(right.number);
            }
          })
      },
      'Peruuta oikeus'
    )
  );
}
