/**
 * Tells on each card of the task list whose case it is, by when the task is to be done and why. The engine knows no names, so they come from our own API, which answers only what the person's
 * right covers now. One request serves all cards drawn in the same moment. Tasklist draws its list anew every few seconds: what the latest answer told is
 * shown until the next one, so that names do not flicker, and what the next one no longer tells is gone.
 */
const TASK_CARDS = new URL('../../../../api/v1/task-cards', import.meta.url);
const TOGETHER_MS = 50;
const MOST_IN_ONE_REQUEST = 50;

let waiting = new Map();
let told = new Map();

export default {
  id: 'kotopolku-task-card',
  pluginPoint: 'tasklist.card',
  priority: 300,
  render(node, { taskId }) {
    node.className = 'kotopolku-card';
    if (told.has(taskId)) show(told.get(taskId), node);
    if (waiting.size === 0) setTimeout(askForAll, TOGETHER_MS);
    waiting.set(taskId, [...(waiting.get(taskId) ?? []), node]);
  },
  unmount() {}
};

async function askForAll() {
  const asked = waiting;
  waiting = new Map();
  const ids = [...asked.keys()];
  const answered = new Map();
  for (let from = 0; from < ids.length; from += MOST_IN_ONE_REQUEST) {
    const cards = await cardsOf(ids.slice(from, from + MOST_IN_ONE_REQUEST));
    cards.forEach((card) => answered.set(card.taskId, card));
  }
  told = answered;
  asked.forEach((nodes, id) => nodes.forEach((node) => show(answered.get(id) ?? {}, node)));
}

async function cardsOf(taskIds) {
  const address = new URL(TASK_CARDS);
  address.searchParams.set('taskIds', taskIds.join(','));
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' }, redirect: 'manual', cache: 'no-store' });
    return answer.ok ? await answer.json() : [];
  } catch {
    return [];
  }
}

function show(card, node) {
  const parts = [
    ['kotopolku-client', card.clientName],
    ['kotopolku-number', card.key],
    ['kotopolku-municipality', card.municipality]
  ];
  node.replaceChildren(...parts.filter(([, text]) => text).map(([name, text]) => part(name, text)), ...due(card));
}

/** The whole sentence is in the form and among the case's deadlines too, for whoever cannot hover. */
function due(card) {
  if (!card.what) return [];
  const element = part('kotopolku-due', `Viimeistään ${day(card.due)}: ${card.what}`);
  element.title = card.why;
  return [element];
}

function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

function part(name, text) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}
