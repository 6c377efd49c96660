/**
 * Personal data must not stay in the browser. Tasklist writes what was typed into a form to local storage in clear, when its
 * "Save" button is pressed and when the session expires, and later puts the draft over the server's newer values. So draft keys can be neither
 * written nor read, and the ones left by an earlier version are deleted.
 */
const DRAFT_KEY = /^(camunda-form:|camForm:)/;

export function isDraftKey(key) {
  return DRAFT_KEY.test(String(key));
}

export function forbidDrafts(stores = [window.localStorage, window.sessionStorage]) {
  stores.forEach(deleteDrafts);
  const { setItem, getItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (!isDraftKey(key)) setItem.call(this, key, value);
  };
  Storage.prototype.getItem = function (key) {
    return isDraftKey(key) ? null : getItem.call(this, key);
  };
}

function deleteDrafts(store) {
  Object.keys(store)
    .filter(isDraftKey)
    .forEach((key) => store.removeItem(key));
}
