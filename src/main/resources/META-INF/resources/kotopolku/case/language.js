/** Finnish, or Swedish for who has chosen it; the same choice as in Tasklist, whose pages say it on their root. */
const CHOICE = 'kotopolku-kieli';

export function language() {
  const wanted = [localStorage.getItem(CHOICE), document.documentElement.lang];
  return wanted[0] === 'sv' || (!wanted[0] && wanted[1] === 'sv') ? 'sv' : 'fi';
}

/** The one of `{ fi, sv }` that is read now. */
export function words(both) {
  return both[language()] ?? both.fi;
}
