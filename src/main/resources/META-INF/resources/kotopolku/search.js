/** Looking for a client. What is looked for goes in the body of the request, so it stays out of addresses, histories and logs. */
import { part, write } from './api.js';
import { day, el, table } from './dom.js';
import { field, question } from './fields.js';

export function clientSearch() {
  const text = el('input', { type: 'search', id: 'client-search', autocomplete: 'off', maxlength: '100', 'aria-describedby': 'client-search-hint' });
  const found = el('div', { role: 'status' });
  const look = async () => {
    found.replaceChildren();
    const { hits, more } = await write('clients/search', { text: text.value });
    found.replaceChildren(
      table('Haun tulokset', ['Asiakas', 'Syntymäaika', 'Asian numero', 'Tilanne'], hits.map(line), 'Yhtään asiakasta ei löytynyt. Haku löytää ne asiakkaat, joihin oikeutesi ulottuu.'),
      more ? el('p', { class: 'why' }, 'Näytetään ensimmäiset 50. Tarkenna hakua.') : ''
    );
  };
  return el(
    'section',
    { 'aria-labelledby': 'client-search-title' },
    el('h2', { id: 'client-search-title' }, 'Hae asiakasta'),
    question('Hae', look, field('Nimi, asian numero, syntymäaika tai henkilötunnus', text)),
    el('p', { id: 'client-search-hint', class: 'why' }, 'Kirjoita syntymäaika muodossa 17.5.1990. Jokainen haussa näkyvä asiakas kirjataan lokiin.'),
    found
  );
}

function line(hit) {
  return [el('a', { href: `#asiakkaat/${part(hit.number)}` }, hit.clientName), day(hit.birthDate), hit.number, hit.stateFi];
}
