/** The fourth step: the trial, and what it found, by line and column and never by what is in them. */
import { download, part, read, write } from '../api.js';
import { el, moment, table } from '../dom.js';
import { choice, field, telling } from '../fields.js';

const SEVERITIES = [
  ['', 'virheet ja huomautukset'],
  ['ERROR', 'virheet'],
  ['REMARK', 'huomautukset']
];

/** Answers of what stands between the browser and the server, which goes on with the trial all the same. */
const CUT_SHORT = [0, 502, 504];
const LOOK_AGAIN_MS = 4_000;
const MOST_LOOKS = 225;

export function trialStep(desk) {
  const place = el('section', { 'aria-labelledby': 'vaihe-4' });
  return { place, draw };

  async function draw() {
    const now = desk.now();
    const report = now.triedAt ? await read(`${desk.path}/report`) : null;
    place.replaceChildren(
      el('h2', { id: 'vaihe-4' }, '4. Koetuonti'),
      el('p', { class: 'intro' }, 'Koetuonti tarkistaa tiedostot ja kertoo, mitä tuonnissa syntyisi. Mitään ei kirjata asiakkaille. Korjaa tiedostot vanhassa järjestelmässä, lähetä ne uudelleen ja kokeile niin monta kertaa kuin haluat.'),
      trialButton(now),
      ...(report ? result(report) : [])
    );
  }

  function trialButton(now) {
    const error = el('p', { class: 'error', role: 'alert' });
    const nothing = !now.files.some((file) => file.put && file.kind === 'CLIENTS');
    const button = el('button', { type: 'button', class: 'button', id: 'koetuonti', disabled: nothing }, now.triedAt ? 'Tee koetuonti uudelleen' : 'Tee koetuonti');
    const state = el('p', { role: 'status', class: 'empty' }, nothing ? 'Lähetä ensin asiakkaiden tiedosto.' : '');
    button.addEventListener('click', async () => {
      error.textContent = '';
      button.disabled = true;
      state.textContent = 'Koetuonti on käynnissä. Suurilla tiedostoilla se kestää minuutteja; pidä sivu auki.';
      try {
        await made(now.triedAt, state);
        await desk.changed('Koetuonti on valmis.');
      } catch (refusal) {
        error.textContent = refusal.message;
        button.disabled = false;
      }
      state.textContent = '';
      document.getElementById('koetuonti')?.focus();
    });
    return el('div', {}, el('p', { class: 'buttons' }, button), state, error);
  }

  async function made(before, state) {
    try {
      await write(`${desk.path}/trial`);
    } catch (refusal) {
      if (!CUT_SHORT.includes(refusal.status)) throw refusal;
      state.textContent = 'Yhteys katkesi, mutta koetuonti voi yhä olla käynnissä. Sivu katsoo muutaman sekunnin välein, onko se valmis.';
      if (!(await madeSince(before))) throw refusal;
    }
  }

  async function madeSince(before) {
    for (let looks = 0; looks < MOST_LOOKS && place.isConnected; looks++) {
      await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
      const now = await read(desk.path).catch(() => null);
      if (now && now.triedAt !== before) return true;
    }
    return false;
  }

  function result(report) {
    const errors = sum(report.files, 'errors');
    const remarks = sum(report.files, 'remarks');
    return [
      report.upToDate ? null : el('p', { class: 'error' }, 'Tiedostot, sarakkeet tai koodit ovat muuttuneet koetuonnin jälkeen. Tee koetuonti uudelleen.'),
      el('p', {}, el('strong', {}, verdict(errors, remarks)), ` Koetuonti tehtiin ${moment(report.triedAt)}.`),
      el('h3', {}, 'Mitä luettiin'),
      table(
        'Mitä luettiin',
        ['Tiedot', 'Rivejä', 'Kunnossa', 'Rivejä, joilla virhe', 'Rivejä, joilla huomautus'],
        report.files.map((file) => [file.kindFi, file.read, file.good, file.errors, file.remarks]),
        'Ei tiedostoja.'
      ),
      el('h3', {}, 'Mitä syntyisi'),
      created(report.wouldCreate),
      ...(report.summary.length > 0 ? faults(report) : [])
    ].filter((child) => child !== null);
  }

  function faults(report) {
    const list = el('div');
    const kind = choice('vika-tiedot', [['', 'kaikki tiedostot'], ...report.files.map((file) => [file.kind, file.kindFi])]);
    const severity = choice('vika-laji', SEVERITIES);
    const again = () => telling(() => lines(list, kind.value, severity.value, 0));
    kind.addEventListener('change', again);
    severity.addEventListener('change', again);
    list.replaceChildren(...page(list, '', '', report.faults));
    return [
      el('h3', {}, 'Virheet ja huomautukset lajeittain'),
      el('p', { class: 'intro' }, 'Virhe estää tuonnin. Huomautus ei estä: lue se ja vahvista tilatessasi, että olet lukenut huomautukset.'),
      table(
        'Virheet ja huomautukset lajeittain',
        ['Laji', 'Tiedot ja sarake', 'Mikä on vialla ja mitä tehdä', 'Rivejä', 'Ensimmäinen rivi'],
        report.summary.map((one) => [severityFi(one), where(one), one.faultFi, one.lines, one.firstLine]),
        ''
      ),
      el('h3', {}, 'Riveittäin'),
      el('p', { class: 'intro' }, 'Rivinumero on tiedoston rivi: otsikot ovat rivillä 1.'),
      el('div', { class: 'question' }, field('Tiedot', kind), field('Näytä', severity)),
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'link', id: 'raportti-csv', click: () => telling(() => download(`${desk.path}/report.csv`, 'koetuonnin-raportti.csv')) }, 'Tallenna kaikki taulukkona (CSV)')
      ),
      list
    ];
  }

  async function lines(list, kind, severity, number) {
    const bounds = [kind && `kind=${part(kind)}`, severity && `severity=${part(severity)}`, `page=${number}`].filter(Boolean);
    const { faults: found } = await read(`${desk.path}/report?${bounds.join('&')}`);
    list.replaceChildren(...page(list, kind, severity, found));
  }

  function page(list, kind, severity, found) {
    const turn = (to) => telling(() => lines(list, kind, severity, to));
    return [
      table(
        'Virheet ja huomautukset riveittäin',
        ['Tiedot', 'Rivi', 'Sarake', 'Laji', 'Mikä on vialla ja mitä tehdä'],
        found.rows.map((row) => [row.kindFi, row.line, row.fieldFi ?? 'koko rivi', severityFi(row), row.faultFi]),
        'Ei rivejä.'
      ),
      found.pages > 1
        ? el(
            'p',
            { class: 'pages' },
            el('button', { type: 'button', class: 'link', disabled: found.page === 0, click: () => turn(found.page - 1) }, 'Edelliset'),
            el('span', { role: 'status' }, `Sivu ${found.page + 1} / ${found.pages}, yhteensä ${found.total}`),
            el('button', { type: 'button', class: 'link', disabled: found.page + 1 >= found.pages, click: () => turn(found.page + 1) }, 'Seuraavat')
          )
        : ''
    ];
  }
}

function created(would) {
  return table(
    'Mitä syntyisi',
    ['Mitä', 'Määrä'],
    [
      ['Uusia asiakkaita', would.newClients],
      ['Kunnassa jo tunnettuja asiakkaita, joille avataan asia', would.knownClients],
      ['Näistä turvakielto', would.nonDisclosure],
      ...would.stages.map((stage) => [`Asioita vaiheessa: ${stage.stateFi}`, stage.cases]),
      ['Perhesuhteita', would.households],
      ['Voimassa olevia suunnitelmia', would.plans],
      ['Palveluja', would.services],
      ['Muistiinpanoja', would.notes]
    ],
    ''
  );
}

/** Rows are counted, as in the table of files; one row may have several faults. */
function verdict(errors, remarks) {
  const noted = remarks === 0 ? 'Ei huomautuksia.' : `Huomautuksia ${rows(remarks)}.`;
  return errors === 0 ? `Ei virheitä. ${noted}` : `Virheitä ${rows(errors)}. ${noted} Virheet on korjattava ennen tuontia.`;
}

function rows(count) {
  return count === 1 ? 'yhdellä rivillä' : `${count} rivillä`;
}

function severityFi(fault) {
  return fault.severity === 'ERROR' ? 'Virhe' : 'Huomautus';
}

function where(fault) {
  return fault.fieldFi ? `${fault.kindFi}: ${fault.fieldFi}` : `${fault.kindFi}: koko rivi`;
}

function sum(files, key) {
  return files.reduce((total, file) => total + file[key], 0);
}
