/** Notices: what has happened that concerns the person signed in. */
import { part, read, write } from './api.js';
import { el, moment, show, tell } from './dom.js';

export async function showNotices() {
  const notices = await read('notices');
  show(
    el('h1', {}, 'Ilmoitukset'),
    notices.length === 0 ? el('p', { class: 'empty' }, 'Ei ilmoituksia.') : el('ul', { class: 'notices' }, ...notices.map(item))
  );
}

function item(notice) {
  return el(
    'li',
    { class: notice.readAt ? null : 'unread' },
    el('time', { datetime: notice.createdAt }, moment(notice.createdAt)),
    el('p', {}, notice.text),
    notice.readAt ? null : el('button', { type: 'button', class: 'link', click: () => markRead(notice) }, 'Merkitse luetuksi')
  );
}

async function markRead(notice) {
  try {
    await write(`notices/${part(notice.id)}/read`);
    await showNotices();
    document.getElementById('sisalto').focus();
  } catch (refusal) {
    tell(refusal.message, 'error');
  }
}
