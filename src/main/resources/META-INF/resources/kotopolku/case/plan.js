/** The plan of a case: the version in force, its versions, and any two of them side by side. Its dates are among the case's deadlines. */
import { part, read, write } from '../api.js';
import { askReason, day, el, facts, table } from '../dom.js';
import { changed } from './changed.js';

/** Beside the word, so that a change is seen without its colour. */
const SIGNS = { ADDED: '+', REMOVED: '−', CHANGED: '≠' };

/** Why a plan is reviewed before its time, as the server knows the kinds. */
const KINDS = [
  ['REQUEST', 'Asiakas tai viranomainen pyytää'],
  ['WORK', 'Työ alkoi tai päättyi'],
  ['STUDIES', 'Opinnot alkoivat tai päättyivät'],
  ['FAMILY_LEAVE', 'Perhevapaa'],
  ['ILLNESS', 'Sairaus'],
  ['MOVE', 'Muutto'],
  ['JOBSEEKER_STATUS', 'Työnhaku alkoi tai päättyi'],
  ['SERVICE_ENDED', 'Palvelu päättyi'],
  ['SERVICE_NOT_STARTED', 'Palvelu ei alkanut']
];

export default {
  name: 'plan',
  title: { fi: 'Suunnitelma', sv: 'Plan' },
  async render(caseNumber, host) {
    const plan = await read(`cases/${part(caseNumber)}/plan-versions`);
    host.replaceChildren(
      ...[
        ...(plan.inForce ? inForce(plan) : [el('p', { class: 'empty' }, 'Asialla ei ole voimassa olevaa suunnitelmaa.')]),
        plan.questions?.length ? questions(plan.questions) : null,
        plan.inForce && plan.plan ? reviewButton(caseNumber, host) : null,
        plan.linked?.length ? linked(plan.linked) : null,
        plan.versions ? versions(plan.versions) : null,
        plan.numbers.length > 1 ? comparison(caseNumber, plan) : null
      ].filter(Boolean)
    );
  }
};

function inForce(plan) {
  return [
    el('h3', {}, `Voimassa oleva suunnitelma, versio ${plan.inForce}`),
    ...(plan.plan ?? []).filter((one) => !one.line).map((one) => el('section', {}, el('h4', {}, one.title), facts(Object.entries(one.fields)))),
    plan.plan ? partTable('Tavoitteet', plan.plan.filter((one) => one.line)) : null,
    plan.services ? partTable('Palvelut', plan.services) : el('p', { class: 'why' }, 'Palvelut eivät kuulu käyttöoikeuteesi.'),
    plan.plan ? null : el('p', { class: 'why' }, 'Suunnitelman tavoitteet eivät kuulu käyttöoikeuteesi.')
  ];
}

function questions(asked) {
  return el('section', {}, el('h4', {}, 'Selvitettävää'), el('ul', {}, ...asked.map((one) => el('li', {}, one.textFi))));
}

function linked(plans) {
  return el(
    'section',
    {},
    el('h3', {}, 'Yhteen kuuluvat suunnitelmat'),
    el('ul', {}, ...plans.map((one) => el('li', {}, el('a', { href: `/kotopolku/#asiakkaat/${part(one.caseNumber)}` }, one.caseNumber), ` – ${one.kindFi}`)))
  );
}

function partTable(caption, parts) {
  const headings = parts.length ? Object.keys(parts[0].fields) : [];
  return table(caption, ['Rivi', ...headings], parts.map((one) => [one.line, ...Object.values(one.fields)]), `${caption}: ei rivejä.`);
}

function versions(lines) {
  return table(
    'Suunnitelman versiot',
    ['Versio', 'Tila', 'Voimassa', 'Tuli voimaan', 'Asiakas vahvisti', 'Tapa', 'Perustelu'],
    lines.map((one) => [
      one.no,
      one.stateFi,
      one.validFrom ? `${day(one.validFrom)}–${day(one.validUntil)}` : '–',
      day(one.inForceOn),
      day(one.clientConfirmedOn),
      one.confirmationFi,
      one.reason ?? '–'
    ]),
    'Ei versioita.'
  );
}

function comparison(caseNumber, plan) {
  const [newest, before] = plan.numbers;
  const from = versionSelect('plan-from', plan, before);
  const to = versionSelect('plan-to', plan, newest);
  const result = el('div', { role: 'region', 'aria-live': 'polite', 'aria-label': 'Vertailun tulos' });
  const error = el('p', { class: 'error', role: 'alert' });
  return el(
    'section',
    { 'aria-labelledby': 'plan-compare' },
    el('h3', { id: 'plan-compare' }, 'Vertaa kahta versiota'),
    el(
      'form',
      {
        class: 'compare',
        submit: async (event) => {
          event.preventDefault();
          error.textContent = '';
          try {
            result.replaceChildren(...differences(await read(`cases/${part(caseNumber)}/plan-versions/${from.value}/comparison/${to.value}`), from.value, to.value));
          } catch (refusal) {
            result.replaceChildren();
            error.textContent = refusal.message;
          }
        }
      },
      el('label', { for: 'plan-from' }, 'Verrataan versiota'),
      from,
      el('label', { for: 'plan-to' }, 'versioon'),
      to,
      el('button', { type: 'submit', class: 'button' }, 'Vertaa')
    ),
    error,
    result
  );
}

function versionSelect(id, plan, chosen) {
  return el(
    'select',
    { id },
    ...plan.numbers.map((no) => {
      const line = (plan.versions ?? []).find((one) => one.no === no);
      return el('option', { value: no, selected: no === chosen }, line ? `${no} (${line.stateFi.toLowerCase()})` : `${no}`);
    })
  );
}

function differences(compared, from, to) {
  const rows = [...(compared.plan ?? []), ...(compared.services ?? [])].flatMap((change) =>
    change.fields.map((field, i) => [
      i === 0 ? el('strong', {}, change.title) : '',
      i === 0 ? el('span', { class: `change ${change.kind.toLowerCase()}` }, `${SIGNS[change.kind]} ${change.kindFi}`) : '',
      field.name,
      side('del', field.before),
      side('ins', field.after)
    ])
  );
  return [
    table(`Mikä muuttui versiosta ${from} versioon ${to}`, ['Kohta', 'Muutos', 'Tieto', `Versio ${from}`, `Versio ${to}`], rows, 'Versioissa ei ole eroja.'),
    compared.services ? null : el('p', { class: 'why' }, 'Palvelut eivät kuulu käyttöoikeuteesi.'),
    compared.plan ? null : el('p', { class: 'why' }, 'Suunnitelman tavoitteet eivät kuulu käyttöoikeuteesi.')
  ].filter(Boolean);
}

function side(name, text) {
  return text === null ? el('span', {}, 'ei ollut') : el(name, { class: 'compared' }, text);
}

function reviewButton(caseNumber, host) {
  return el(
    'p',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'button',
        click: () =>
          askReason({
            title: 'Pyydä suunnitelman tarkistusta',
            explanation: `Asian ${caseNumber} suunnitelma otetaan tarkistettavaksi, ja vastuuhenkilö saa siitä tehtävän.`,
            choices: { label: 'Mikä on muuttunut?', options: KINDS },
            label: 'Miksi suunnitelma pitää tarkistaa?',
            button: 'Pyydä tarkistusta',
            submit: async (reason, kind) => {
              await write(`cases/${part(caseNumber)}/review-requests`, { kind, reason });
              changed(host, 'plan', 'Tarkistus on pyydetty.');
            }
          })
      },
      'Pyydä tarkistusta'
    )
  );
}
