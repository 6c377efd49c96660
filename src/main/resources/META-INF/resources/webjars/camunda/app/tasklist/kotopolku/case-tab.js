/**
 * The case that a task is about, beside the task's form. Which case it is, our own API says, which answers only what the person's right covers now; the
 * engine is not asked. A tab whose task has been left for another one is not filled any more.
 */
import { read } from '../../../../kotopolku/api.js';
import { words } from '../../../../kotopolku/case/language.js';
import { showCase } from '../../../../kotopolku/case/view.js';

const CASE_NUMBER = /^\d{3}-\d{4}-\d{4,}$/;
const TITLE = { fi: 'Asia', sv: 'Ärende' };
const NO_CASE = { fi: 'Tehtävä ei koske asiakkaan asiaa.', sv: 'Uppgiften gäller inte ett klientärende.' };
const FAILED = { fi: 'Asiaa ei voitu näyttää.', sv: 'Ärendet kunde inte visas.' };

export default {
  id: 'kotopolku-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: words(TITLE) },
  render(node, { taskId }) {
    node.dataset.kotopolkuTask = taskId;
    showCaseOf(taskId, node);
  },
  unmount() {}
};

async function showCaseOf(taskId, node) {
  const left = () => node.dataset.kotopolkuTask !== taskId;
  try {
    const [card] = await read(`task-cards?taskIds=${encodeURIComponent(taskId)}`);
    if (left()) return;
    if (!CASE_NUMBER.test(card?.key ?? '')) return tell(node, NO_CASE, 'status');
    await showCase(card.key, node);
  } catch (refusal) {
    if (!left()) tell(node, FAILED, 'alert', refusal.message);
  }
}

function tell(node, text, role, more = '') {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', role);
  paragraph.textContent = `${words(text)} ${more}`.trim();
  node.replaceChildren(paragraph);
}
