/**
 * Dates in forms. form-js asks the browser for the date order with the locale "default", which on an English Windows gives month first, and its
 * calendar (flatpickr) is English and begins on Sunday. Both are set here, before form-js is loaded.
 */
const FINNISH = {
  weekdays: {
    shorthand: ['su', 'ma', 'ti', 'ke', 'to', 'pe', 'la'],
    longhand: ['sunnuntai', 'maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai']
  },
  months: {
    shorthand: ['tammi', 'helmi', 'maalis', 'huhti', 'touko', 'kesä', 'heinä', 'elo', 'syys', 'loka', 'marras', 'joulu'],
    longhand: [
      'tammikuu',
      'helmikuu',
      'maaliskuu',
      'huhtikuu',
      'toukokuu',
      'kesäkuu',
      'heinäkuu',
      'elokuu',
      'syyskuu',
      'lokakuu',
      'marraskuu',
      'joulukuu'
    ]
  },
  yearAriaLabel: 'Vuosi',
  monthAriaLabel: 'Kuukausi',
  hourAriaLabel: 'Tunti',
  minuteAriaLabel: 'Minuutti',
  scrollTitle: 'Vieritä muuttaaksesi',
  toggleTitle: 'Vaihda napsauttamalla'
};

const SWEDISH = {
  weekdays: {
    shorthand: ['sö', 'må', 'ti', 'on', 'to', 'fr', 'lö'],
    longhand: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag']
  },
  months: {
    shorthand: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    longhand: [
      'januari',
      'februari',
      'mars',
      'april',
      'maj',
      'juni',
      'juli',
      'augusti',
      'september',
      'oktober',
      'november',
      'december'
    ]
  },
  yearAriaLabel: 'År',
  monthAriaLabel: 'Månad',
  hourAriaLabel: 'Timme',
  minuteAriaLabel: 'Minut',
  scrollTitle: 'Rulla för att ändra',
  toggleTitle: 'Klicka för att växla'
};

const EVERY_LANGUAGE = { firstDayOfWeek: 1, weekAbbreviation: 'vk', rangeSeparator: '–', time_24hr: true, ordinal: () => '.' };

export function setDatePickers(language) {
  setDateOrder();
  setCalendar({ ...EVERY_LANGUAGE, ...({ fi: FINNISH, sv: SWEDISH }[language] ?? {}) });
}

function setDateOrder() {
  const inFinland = ([locale, ...rest]) => [locale === 'default' ? 'fi-FI' : locale, ...rest];
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (target, parameters) => Reflect.construct(target, inFinland(parameters)),
    apply: (target, self, parameters) => Reflect.apply(target, self, inFinland(parameters))
  });
}

/** flatpickr is inside Camunda's bundle but puts itself on the window as it loads: that moment is caught. */
function setCalendar(texts) {
  Object.defineProperty(window, 'flatpickr', {
    configurable: true,
    set(flatpickr) {
      Object.defineProperty(window, 'flatpickr', { value: flatpickr, configurable: true, writable: true });
      flatpickr.localize(texts);
    }
  });
}
