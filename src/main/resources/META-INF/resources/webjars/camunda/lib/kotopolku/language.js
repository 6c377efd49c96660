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
export function languageSettings(available) {
  const language = chosenLanguage(available);
  document.documentElement.lang = language;
  forgetCachedTexts();
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

/** Camunda keeps the texts of its own version in local storage, so that ours would change only on the second visit after an upgrade. */
function forgetCachedTexts() {
  const settings = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  const kept = Object.entries(settings).filter(([key]) => !key.includes('_locales_data_'));
  localStorage.setItem('camunda-web', JSON.stringify(Object.fromEntries(kept)));
}
