/** Links from Tasklist to our own page. In the same tab: a page opened from Camunda's sandbox into another one would inherit the sandbox. */
const OWN_PAGE = new URL('../../../../kotopolku/index.html', import.meta.url);
const ME = new URL('../../../../api/v1/me', import.meta.url);
const NOTICES = new URL('../../../../api/v1/notices', import.meta.url);
const NOTICES_EVERY_MS = 120_000;

let counting = null;

const ownPage = (tab) => `${OWN_PAGE}#${tab}`;

export default [
  link('kotopolku-intake', 520, 'Kirjaa asiakas', '#/?processStart=integration-case', { offered: isCaseworker }),
  link('kotopolku-search', 510, 'Hae asiakasta', ownPage('haku')),
  link('kotopolku-clients', 500, 'Asiakkaat', ownPage('asiakkaat')),
  link('kotopolku-rights', 490, 'Käyttöoikeudet', ownPage('kayttooikeudet')),
  link('kotopolku-notices', 480, 'Ilmoitukset', ownPage('ilmoitukset'), { afterwards: countUnread })
];

function link(id, priority, text, address, { afterwards = () => {}, offered = async () => true } = {}) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    async render(node) {
      const anchor = document.createElement('a');
      anchor.href = address;
      anchor.className = 'kotopolku-link';
      anchor.textContent = text;
      if (!(await offered())) return;
      node.append(anchor);
      afterwards(anchor, text);
    },
    unmount() {}
  };
}

async function isCaseworker() {
  try {
    const answer = await fetch(ME, { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    return answer.ok && (await answer.json()).roles.some((role) => role.role === 'caseworker');
  } catch {
    return false;
  }
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
