/**
 * Engine messages begin with an English sentence and an identifier, and Tasklist's own with what it wanted to load; what a
 * caseworker needs is the Finnish reason after them.
 */
const ENGINE_PREFIX =
  /^(?:Cannot (?:submit task form|instantiate process definition|start process instance|complete task) \S+: |(?:<|&lt;)\w+(?:>|&gt;) (?:<|&lt;)- )/;

export function shortenMessages() {
  new MutationObserver((changes) => changes.forEach(shortenChange)).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true
  });
}

function shortenChange({ type, target, addedNodes }) {
  (type === 'characterData' ? [target] : [...addedNodes]).forEach(shortenTree);
}

function shortenTree(node) {
  const panel = (node.parentElement ?? node).closest?.('.notifications');
  if (!panel) return;
  const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) shorten(texts.currentNode);
}

function shorten(text) {
  const message = text.data.trimStart();
  if (ENGINE_PREFIX.test(message)) text.data = message.replace(ENGINE_PREFIX, '');
}
