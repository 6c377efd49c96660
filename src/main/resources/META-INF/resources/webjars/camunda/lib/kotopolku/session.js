/**
 * Signing in and out is the identity provider's business. When the session has ended, Camunda would show a password form of its own; loading the page again
 * leads to the real sign-in instead, and takes what was on the screen away. "Log out" ends the whole session, not only Camunda's.
 */
const SIGN_OUT = new URL('../../../logout', import.meta.url);
const OLD_ENOUGH_MS = 5000;

export function useOwnSignIn() {
  document.addEventListener('click', signOut, true);
  window.addEventListener('hashchange', signInAgain);
}

function signOut(event) {
  if (!(event.target instanceof Element) || !event.target.closest('[ng-click="logout()"]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.location.assign(SIGN_OUT);
}

/** A page that comes to the form at once was not let in; loading that again would go round for ever. */
function signInAgain() {
  if (window.location.hash.startsWith('#/login') && performance.now() > OLD_ENOUGH_MS) window.location.reload();
}
