/**
 * The language of the web applications. Camunda would take the browser's first language, and many a Finnish caseworker works on an English
 * Windows. So Finnish is shown unless the person has chosen otherwise on our own page, or the browser speaks Swedish.
 */
const CHOICE = 'kotopolku-kieli';

export function chosenLanguage(available) {
  const wanted = [localStorage.getItem(CHOICE), navigator.language?.split('-')[0] === 'sv' ? 'sv' : null, 'fi'];
  return wanted.find((language) => available.includes(language));
}

/** The part of a config.js that is about languages and dates; `available` lists the locale files that the application has. */
export async function languageSettings(available) {
  const language = chosenLanguage(available);
  document.documentElement.lang = language;
  await keepTextsAtHand(language);
  return {
    locales: { availableLocales: [language], fallbackLocale: language },
    dateFormat: {
      monthName: 'MMMM',
      day: 'D.',
      abbr: 'D.M.YYYY H.mm',
      normal: 'D.M.YYYY [klo] H.mm',
      long: 'dddd D.M.YYYY [klo] H.mm',
      short: 'D.M.YYYY'
    }
  };
}

/**
 * Camunda fetches its texts while the page is drawn, and what is drawn first shows their keys. It looks into local storage before that, so there they are
 * put in time, and anew at each visit, because Camunda would show those of the version before until the second visit after an upgrade.
 */
async function keepTextsAtHand(language) {
  const base = document.querySelector('base');
  const texts = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
  const settings = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  const kept = Object.fromEntries(Object.entries(settings).filter(([key]) => !key.includes('_locales_data_')));
  const answer = await fetch(`${texts}${language}.json?bust=${window.bust}`).catch(() => null);
  if (answer?.ok) kept[`${texts}_locales_data_${language}_${window.bust}`] = JSON.stringify(await answer.json());
  localStorage.setItem('camunda-web', JSON.stringify(kept));
}
