/** The household of a client and who acts for them. Another client's part is shown only where the right reaches their case. */
import { change, part, read } from '../api.js';
import { day, el, table } from '../dom.js';
import { choice, field } from '../fields.js';

const ROLES = [
  ['', 'Valitse'],
  ['SPOUSE', 'Aviopuoliso'],
  ['PARTNER', 'Avopuoliso'],
  ['CHILD', 'Lapsi'],
  ['PARENT', 'Vanhempi'],
  ['SIBLING', 'Sisarus'],
  ['OTHER', 'Muu']
];
const BASES = [
  ['', 'Valitse'],
  ['CUSTODIAN', 'Huoltaja'],
  ['APPOINTED_REPRESENTATIVE', 'Edustaja, jonka tuomioistuin on määrännyt ilman huoltajaa tulleelle lapselle'],
  ['GUARDIAN', 'Edunvalvoja'],
  ['AUTHORISED', 'Asiakkaan valtuuttama']
];
const CLOSED = 'Perheenjäsen, jonka asiaan sinulla ei ole oikeutta';

let rows = 0;

export default {
  name: 'household',
  title: { fi: 'Perhe ja edustajat', sv: 'Familj och företrädare' },
  render
};

async function render(caseNumber, host) {
  const home = await read(`cases/${part(caseNumber)}/household`);
  const edit = el('button', { type: 'button', class: 'button', click: () => showForm(home, host) }, 'Muokkaa perhettä ja edustajia');
  host.replaceChildren(
    el(
      'div',
      {},
      table(
        'Perheenjäsenet',
        ['Nimi', 'Mikä asiakkaalle', 'Ikä', 'Asian numero', 'Perheessä'],
        home.members.map((one) => (one.hidden ? [CLOSED, '–', '–', '–', '–'] : [one.name, one.roleFi, age(one), one.caseNumber ?? 'ei asiaa', period(one.since, one.until)])),
        'Perheenjäseniä ei ole kirjattu.'
      ),
      el('h3', {}, 'Huoltajat ja edustajat'),
      home.representatives
        ? table(
            'Huoltajat ja edustajat',
            ['Nimi', 'Peruste', 'Puhelin', 'Sähköposti', 'Voimassa'],
            home.representatives.map((one) => [one.name, one.basisFi, one.phone ?? '–', one.email ?? '–', period(one.validFrom, one.validUntil)]),
            home.minor ? 'Asiakas on alaikäinen, eikä hänelle ole kirjattu huoltajaa tai edustajaa.' : 'Edustajia ei ole kirjattu.'
          )
        : el('p', { class: 'empty' }, 'Käyttöoikeutesi ei kata turvakiellon alaisia yhteystietoja.'),
      home.mayWrite ? el('p', {}, edit) : null
    )
  );
  return edit;
}

function age(member) {
  if (member.age === null) return '–';
  return `${member.age} vuotta`;
}

function period(from, until) {
  return from || until ? `${from ? day(from) : ''} – ${until ? day(until) : ''}`.trim() : '–';
}

function showForm(home, host) {
  const members = el('div', {});
  const representatives = el('div', {});
  home.members.filter((one) => one.mayChange).forEach((one) => members.append(memberRow(one)));
  (home.representatives ?? []).forEach((one) => representatives.append(representativeRow(one)));
  const kept = home.members.filter((one) => !one.mayChange).length;
  const error = el('p', { class: 'error', role: 'alert' });
  const send = el('button', { type: 'submit', class: 'button' }, 'Tallenna');
  const back = async () => (await render(home.caseNumber, host)).focus();
  const submit = async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      const told = { members: answers(members), representatives: home.representatives ? answers(representatives) : null };
      await change(`cases/${part(home.caseNumber)}/household`, told, home.version);
      await back();
    } catch (refusal) {
      error.textContent = refusal.message;
      send.disabled = false;
    }
  };
  const heading = el('h3', { tabindex: '-1' }, 'Perheenjäsenet');
  host.replaceChildren(
    el(
      'form',
      { novalidate: true, submit },
      heading,
      kept ? el('p', { class: 'why' }, `Rivejä, joita et voi muuttaa: ${kept}. Ne säilyvät.`) : null,
      members,
      el('p', {}, adder('Lisää perheenjäsen', members, () => memberRow({}))),
      ...(home.representatives
        ? [el('h3', {}, 'Huoltajat ja edustajat'), representatives, el('p', {}, adder('Lisää edustaja', representatives, () => representativeRow({})))]
        : []),
      error,
      el('p', { class: 'buttons' }, send, el('button', { type: 'button', class: 'link', click: back }, 'Peruuta'))
    )
  );
  heading.focus();
}

function adder(words, place, row) {
  const add = () => {
    const added = row();
    place.append(added);
    added.querySelector('input').focus();
  };
  return el('button', { type: 'button', class: 'link', click: add }, words);
}

function memberRow(member) {
  return fields('Perheenjäsen', member, [
    ['caseNumber', 'Asian numero, jos perheenjäsen on asiakas', 'text'],
    ['name', 'Nimi, jos perheenjäsen ei ole asiakas', 'text'],
    ['birthDate', 'Syntymäaika, jos perheenjäsen ei ole asiakas', 'date'],
    ['role', 'Mikä asiakkaalle', ROLES],
    ['since', 'Perheessä alkaen', 'date'],
    ['until', 'Perheessä päättyen', 'date']
  ]);
}

function representativeRow(representative) {
  return fields('Edustaja', representative, [
    ['name', 'Nimi', 'text'],
    ['basis', 'Peruste', BASES],
    ['phone', 'Puhelin', 'tel'],
    ['email', 'Sähköposti', 'email'],
    ['validFrom', 'Voimassa alkaen', 'date'],
    ['validUntil', 'Voimassa päättyen', 'date']
  ]);
}

/** One line of a list, with a button that takes it out; its inputs are told by `data-key`. */
function fields(title, known, parts) {
  const row = ++rows;
  const values = known.caseNumber ? { ...known, name: '', birthDate: '' } : known;
  const inputs = parts.map(([key, label, kind]) => {
    const id = `household-${row}-${key}`;
    const input = Array.isArray(kind) ? choice(id, kind, values[key] ?? '') : el('input', { id, type: kind, value: values[key] ?? '', autocomplete: 'off' });
    input.dataset.key = key;
    return field(label, input);
  });
  const line = el(
    'fieldset',
    {},
    el('legend', {}, known.name ? `${title}: ${known.name}` : `Uusi ${title.toLowerCase()}`),
    ...inputs,
    el(
      'button',
      {
        type: 'button',
        class: 'link',
        click: () => {
          const next = line.parentElement.nextElementSibling?.querySelector('button');
          line.remove();
          next?.focus();
        }
      },
      `Poista ${known.name ?? title.toLowerCase()}`
    )
  );
  return line;
}

function answers(place) {
  return [...place.querySelectorAll('fieldset')].map((line) =>
    Object.fromEntries([...line.querySelectorAll('[data-key]')].map((input) => [input.dataset.key, input.value || null]))
  );
}
