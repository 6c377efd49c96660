/** Links from Tasklist to our own page. In the same tab: a page opened from Camunda's sandbox into another one would inherit the sandbox. */
const OWN_PAGE = new URL('../../../../kotopolku/index.html', import.meta.url);
const NOTICES = new URL('../../../../api/v1/notices', import.meta.url);
const NOTICES_EVERY_MS = 120_000;

let counting = null;

export default [
  link('kotopolku-clients', 500, 'Asiakkaat', 'asiakkaat'),
  link('kotopolku-rights', 490, 'Käyttöoikeudet', 'kayttooikeudet'),
  link('kotopolku-notices', 480, 'Ilmoitukset', 'ilmoitukset', countUnread)
];

function link(id, priority, text, tab, afterwards = () => {}) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    render(node) {
      const anchor = document.createElement('a');
      anchor.href = `${OWN_PAGE}#${tab}`;
      anchor.className = 'kotopolku-link';
      anchor.textContent = text;
      node.append(anchor);
      afterwards(anchor, text);
    },
    unmount() {}
  };
}

function countUnread(anchor, text) {
  clearInterval(counting);
  const update = async () => {
    const unread = await unreadNotices();
    anchor.textContent = unread > 0 ? `${text} (${unread})` : text;
  };
  update();
  counting = setInterval(() => document.visibilityState === 'visible' && update(), NOTICES_EVERY_MS);
}

async function unreadNotices() {
  try {
    const answer = await fetch(NOTICES, { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    return answer.ok ? (await answer.json()).filter((notice) => !notice.readAt).length : 0;
  } catch {
    return 0;
  }
}
