/** Where the case stands, who takes care of it, and what is due next with its reason. */
import { part, read } from '../api.js';
import { day, el, facts } from '../dom.js';
import { words } from './language.js';

const TEXTS = {
  number: { fi: 'Asian numero', sv: 'Ärendenummer' },
  state: { fi: 'Tilanne', sv: 'Läge' },
  responsible: { fi: 'Vastuuhenkilö', sv: 'Ansvarig' },
  nobody: { fi: 'ei vastuuhenkilöä', sv: 'ingen ansvarig' },
  opened: { fi: 'Avattu', sv: 'Öppnat' },
  plan: { fi: 'Suunnitelma voimassa', sv: 'Planen gäller' },
  until: { fi: 'asti', sv: 'till och med' },
  secret: { fi: 'Turvakielto: älä luovuta yhteystietoja.', sv: 'Spärrmarkering: lämna inte ut kontaktuppgifter.' },
  next: { fi: 'Seuraava määräpäivä', sv: 'Följande tidsfrist' },
  late: { fi: 'myöhässä', sv: 'försenad' }
};

export default {
  name: 'overview',
  title: { fi: 'Tilanne', sv: 'Läge' },
  async render(caseNumber, host) {
    const aCase = await read(`cases/${part(caseNumber)}`);
    host.replaceChildren(
      ...[
        aCase.nonDisclosure ? el('p', { class: 'error' }, words(TEXTS.secret)) : null,
        facts([
          [words(TEXTS.number), aCase.number],
          [words(TEXTS.state), aCase.stateFi],
          [words(TEXTS.responsible), aCase.responsible ?? words(TEXTS.nobody)],
          [words(TEXTS.opened), day(aCase.openedOn)],
          [words(TEXTS.plan), aCase.planValidUntil ? until(aCase.planValidUntil) : '–'],
          [words(TEXTS.next), aCase.nextDeadline ? due(aCase.nextDeadline, aCase.nextDeadlineWhy) : '–']
        ])
      ].filter(Boolean)
    );
  }
};

function until(last) {
  return words({ fi: `${day(last)} ${TEXTS.until.fi}`, sv: `${TEXTS.until.sv} ${day(last)}` });
}

function due(date, why) {
  const late = date < new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date());
  return el(
    'div',
    {},
    el('strong', { class: late ? 'late' : null }, late ? `${day(date)} – ${words(TEXTS.late)}` : day(date)),
    el('p', { class: 'why', lang: 'fi' }, why)
  );
}
