/** How far each municipality of Finland has come in taking the system into use; for the country's administrators. */
import { download, part, read, write } from './api.js';
import { askReason, day, el, show, table, tell } from './dom.js';
import { field, telling } from './fields.js';

const STAGES = [
  ['', 'Kaikki kunnat'],
  ['LATE', 'Myöhässä'],
  ['AT_RISK', 'Vaarassa myöhästyä'],
  ['ON_TIME', 'Aikataulussa'],
  ['IN_USE', 'Käytössä']
];

export async function showAdoptions() {
  const lines = await read('adoptions');
  const pace = el('select', { id: 'aikataulu' }, ...STAGES.map(([value, label]) => el('option', { value }, label)));
  const begun = el('input', { type: 'checkbox', id: 'ilmoittaneet' });
  begun.checked = true;
  const list = el('div');
  const draw = () => list.replaceChildren(towns(lines.filter((line) => (!pace.value || line.pace === pace.value) && (!begun.checked || line.stage !== 'NOTHING'))));
  pace.addEventListener('change', draw);
  begun.addEventListener('change', draw);
  draw();
  show(
    el('h1', {}, 'Käyttöönotot'),
    el(
      'p',
      { class: 'intro' },
      'Kuntien on otettava järjestelmä käyttöön 31.12.2026 mennessä, ja sitä on käytettävä 1.1.2027 alkaen. Tavoitepäivät lasketaan taaksepäin kunnan valitsemasta aloituspäivästä, ja ne ovat oma valinta.'
    ),
    summary(lines),
    field('Aikataulu', pace),
    el('p', {}, begun, ' ', el('label', { for: 'ilmoittaneet' }, 'Vain kunnat, jotka ovat ilmoittaneet')),
    el(
      'p',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'link', click: () => telling(() => download('adoptions.csv', 'kayttoonotot.csv')) }, 'Tallenna taulukkona (CSV)')
    ),
    list,
    el('p', { class: 'intro' }, sources(lines))
  );
}

function summary(lines) {
  return table(
    'Kuntia',
    ['Aikataulu', 'Kuntia'],
    STAGES.slice(1).map(([value, label]) => [label, lines.filter((line) => line.pace === value).length]),
    ''
  );
}

function towns(lines) {
  return table(
    'Kuntien käyttöönotot',
    ['Kunta', 'Maakunta', 'Vaihe', 'Aloituspäivä', 'Aikataulu', 'Odottaa', 'Tunnistuspalvelu', ''],
    lines.map((line) => [
      `${line.nameFi} (${line.code})`,
      line.regionFi,
      stage(line),
      day(line.startsOn),
      line.paceFi,
      waits(line),
      provider(line),
      line.stage === 'PREPARING' ? buttons(line) : ''
    ]),
    'Ei kuntia.'
  );
}

function stage(line) {
  return el('span', {}, line.stageFi, line.reason ? el('br') : null, line.reason ? `Perustelu: ${line.reason}` : null);
}

function waits(line) {
  if (line.waitsFor.length === 0) return '–';
  return el(
    'ul',
    {},
    ...line.waitsFor.map((wait) =>
      el(
        'li',
        { title: wait.explanationFi },
        wait.waivedUntil
          ? `${wait.requirementFi}: poikkeus ${day(wait.waivedUntil)} asti`
          : `${wait.requirementFi}: avoinna ${day(wait.since)} alkaen, tavoite ${day(wait.due)}${wait.overdue ? ', myöhässä' : ''}`
      )
    )
  );
}

/** Only what KEHA admitted: a provider of the configuration is closed there. */
function provider(line) {
  if (!line.provider) return '–';
  const { issuer, clientId, since } = line.provider;
  return el(
    'span',
    {},
    issuer,
    el('br'),
    `Tunniste ${clientId}${since ? `, käytössä ${day(since)} alkaen` : ''}`,
    el('br'),
    el('button', { type: 'button', class: 'link', 'aria-label': `Sulje tunnistuspalvelu: ${line.nameFi}`, click: () => closeProvider(line) }, 'Sulje')
  );
}

function closeProvider(line) {
  askReason({
    title: `Sulje tunnistuspalvelu: ${line.nameFi}`,
    explanation: `Jokainen, joka on kirjautunut palvelulla ${line.provider.issuer}, joutuu heti ulos, eikä kukaan pääse sillä enää sisään. Kunnan asiakkaiden tiedot ja tehtävät säilyvät, mutta kunta ei pääse niihin ennen kuin sillä on taas tunnistuspalvelu. Jos kunta ei ole vielä aloittanut, kirjautuminen on taas avoin vaatimus.`,
    label: 'Syy',
    button: 'Sulje tunnistuspalvelu',
    submit: async (reason) => {
      await write(`identity-providers/${part(line.code)}/closing`, { reason });
      await showAdoptions();
      tell('Tunnistuspalvelu on suljettu.');
    }
  });
}

function buttons(line) {
  return el(
    'span',
    {},
    el('button', { type: 'button', class: 'link', 'aria-label': `Siirrä aloitusta: ${line.nameFi}`, click: () => postpone(line) }, 'Siirrä'),
    ' ',
    el('button', { type: 'button', class: 'link', 'aria-label': `Peru käyttöönotto: ${line.nameFi}`, click: () => withdraw(line) }, 'Peru')
  );
}

function postpone(line) {
  const dates = later(line.startsOn);
  askReason({
    title: `Siirrä aloitusta: ${line.nameFi}`,
    explanation: `Nykyinen aloituspäivä on ${day(line.startsOn)}. Tavoitepäivät lasketaan uudesta aloituspäivästä.`,
    choices: { label: 'Uusi aloituspäivä', options: dates.map((date) => [date, day(date)]) },
    label: 'Syy',
    button: 'Siirrä',
    submit: async (reason, startsOn) => {
      await write(`adoptions/${part(line.number)}/postponement`, { startsOn, reason });
      await showAdoptions();
      tell('Aloitusta on siirretty.');
    }
  });
}

function withdraw(line) {
  askReason({
    title: `Peru käyttöönotto: ${line.nameFi}`,
    explanation: 'Käyttöönotossa avatut oikeudet päättyvät. Kunta voi ilmoittaa aikeestaan myöhemmin uudelleen.',
    label: 'Syy',
    button: 'Peru käyttöönotto',
    submit: async (reason) => {
      await write(`adoptions/${part(line.number)}/withdrawal`, { reason });
      await showAdoptions();
      tell('Käyttöönotto on peruttu.');
    }
  });
}

/** The first days of the twelve months after a day. */
function later(startsOn) {
  const [year, month] = startsOn.split('-').map(Number);
  return Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(year, month + i, 1)).toISOString().slice(0, 10));
}

function sources(lines) {
  const unverified = lines.filter((line) => !line.verified).length;
  return `Kuntien tiedot: ${[...new Set(lines.map((line) => line.source))].join('; ')}. Tarkistamatta ${unverified} kuntaa ${lines.length} kunnasta.`;
}
