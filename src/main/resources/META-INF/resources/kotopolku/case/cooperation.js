/** What is between those who work on a case: messages, and what one asks another to do. */
import { part, read, write } from '../api.js';
import { day, el, moment, table, tell } from '../dom.js';
import { choice, field, sendingForm } from '../fields.js';
import { changed } from './changed.js';

export default {
  name: 'cooperation',
  title: { fi: 'Yhteistyö', sv: 'Samarbete' },
  async render(caseNumber, host) {
    const view = await read(`cases/${part(caseNumber)}/cooperation`);
    host.replaceChildren(
      ...[
        messages(caseNumber, view.messages, host),
        view.categories.length && view.participants.length ? messageForm(caseNumber, view, host) : null,
        requests(view.requests),
        view.mayAsk && view.participants.length ? requestForm(caseNumber, view, host) : null,
        view.participants.length ? null : el('p', { class: 'why' }, 'Asiaa ei nyt käsittele kukaan muu, jolle voisit kirjoittaa.')
      ].filter(Boolean)
    );
  }
};

function messages(caseNumber, letters, host) {
  if (letters.length === 0) return el('p', { class: 'empty' }, 'Ei viestejä.');
  return el('section', { 'aria-label': 'Viestit' }, el('h3', {}, 'Viestit'), ...letters.map((one) => letter(caseNumber, one, host)));
}

function letter(caseNumber, one, host) {
  return el(
    'article',
    {},
    el('h4', {}, `${one.from}, ${moment(one.sentAt)}`),
    el('p', { class: 'why' }, `Tietoryhmä: ${one.categoryFi}. ${one.to.map(receipt).join('; ')}`),
    ...one.text.split('\n').map((line) => el('p', {}, line)),
    one.unread
      ? el(
          'p',
          { class: 'buttons' },
          el(
            'button',
            {
              type: 'button',
              class: 'button',
              click: async () => {
                try {
                  await write(`cases/${part(caseNumber)}/cooperation/messages/${part(one.id)}/read`);
                  changed(host, 'cooperation', 'Viesti on merkitty luetuksi.');
                } catch (refusal) {
                  tell(refusal.message, 'error');
                }
              }
            },
            'Merkitse luetuksi'
          )
        )
      : null
  );
}

function receipt(one) {
  return one.readAt ? `${one.name} luki ${moment(one.readAt)}` : `${one.name} ei ole lukenut`;
}

function messageForm(caseNumber, view, host) {
  const category = choice('message-category', [['', 'Valitse'], ...view.categories.map((one) => [one.code, one.nameFi])]);
  const boxes = view.participants.map((one) => ({ one, box: el('input', { type: 'checkbox', id: `message-to-${one.personId}`, value: one.personId }) }));
  const text = el('textarea', { id: 'message-text', rows: '4', maxlength: '4000' });
  const to = el(
    'fieldset',
    {},
    el('legend', {}, 'Vastaanottajat'),
    el('p', { class: 'why' }, 'Vain ne, joilla on nyt oikeus lukea valitun tietoryhmän tietoja.'),
    ...boxes.map(({ one, box }) => el('p', {}, box, ' ', el('label', { for: box.id }, `${one.name}, ${one.employer}`)))
  );
  const fit = () =>
    boxes.forEach(({ one, box }) => {
      box.disabled = !one.reads.includes(category.value);
      if (box.disabled) box.checked = false;
    });
  category.addEventListener('change', fit);
  fit();
  return el(
    'details',
    {},
    el('summary', {}, 'Kirjoita viesti'),
    sendingForm(
      'Lähetä viesti',
      async () => {
        await write(`cases/${part(caseNumber)}/cooperation/messages`, {
          category: category.value || null,
          recipients: boxes.filter(({ box }) => box.checked).map(({ one }) => one.personId),
          text: text.value
        });
        changed(host, 'cooperation', 'Viesti on lähetetty.');
      },
      field('Mitä tietoryhmää viesti koskee', category),
      to,
      field('Viesti', text)
    )
  );
}

function requests(all) {
  return table(
    'Pyynnöt',
    ['Pyyntö', 'Kuka pyysi keneltä', 'Viimeistään', 'Tila ja vastaus'],
    all.map((one) => [
      one.question,
      `${one.by} pyysi: ${one.of}`,
      el('span', { class: one.late ? 'late' : null }, one.late ? `${day(one.dueOn)} – myöhässä` : day(one.dueOn)),
      el('div', {}, one.stateFi, one.answer ? el('p', {}, one.answer) : null, one.answeredAt ? el('p', { class: 'why' }, moment(one.answeredAt)) : null)
    ]),
    'Ei pyyntöjä.'
  );
}

function requestForm(caseNumber, view, host) {
  const able = view.participants.filter((one) => one.reads.includes('SERVICES'));
  const person = choice('request-to', [['', 'Valitse'], ...able.map((one) => [one.personId, `${one.name}, ${one.employer}`])]);
  const question = el('textarea', { id: 'request-question', rows: '3', maxlength: '4000' });
  const dueOn = el('input', { id: 'request-due', type: 'date' });
  return el(
    'details',
    {},
    el('summary', {}, 'Pyydä tekemään jotakin'),
    sendingForm(
      'Lähetä pyyntö',
      async () => {
        await write(`cases/${part(caseNumber)}/cooperation/requests`, { personId: person.value || null, question: question.value, dueOn: dueOn.value || null });
        changed(host, 'cooperation', 'Pyyntö on lähetetty. Pyydetty sai siitä tehtävän.');
      },
      field('Keneltä', person),
      field('Mitä pyydät', question),
      field('Viimeistään', dueOn)
    )
  );
}
