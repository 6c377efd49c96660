/**
 * form-js 1.8.7 knows only English: validation messages, pickers and buttons are in its code. This puts Finnish (or Swedish) in their place as they
 * appear. Only texts that form-js itself wrote are touched, never a label, an option or what a person typed.
 */
import { PHRASES } from './form-phrases.js';

const WRITTEN_BY_FORM_JS = [
  '.fjs-form-field-error',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist',
  '.fjs-taglist-skip-link',
  '.fjs-repeat-render-add',
  '.fjs-repeat-render-collapse',
  '.fjs-table-empty',
  '.fjs-table-body'
].join(',');
const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

export function translateForms(language) {
  const phrases = PHRASES[language];
  if (!phrases) return;
  const observer = new MutationObserver((changes) => changes.forEach((change) => translateChange(change, phrases)));
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES
  });
}

function translateChange(change, phrases) {
  if (change.type === 'attributes') return translateAttributes(change.target, phrases);
  if (change.type === 'characterData') return translateText(change.target, phrases);
  change.addedNodes.forEach((node) => translateTree(node, phrases));
}

function translateTree(node, phrases) {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node, phrases);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  if (!node.closest('.fjs-container') && !node.querySelector('.fjs-container')) return;
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode, phrases);
  translateAttributes(node, phrases);
  node.querySelectorAll('[placeholder],[title],[aria-label]').forEach((element) => translateAttributes(element, phrases));
}

function translateText(node, phrases) {
  if (!node.parentElement?.closest('.fjs-container')?.contains(node.parentElement.closest(WRITTEN_BY_FORM_JS))) return;
  const translated = translate(node.data.trim(), phrases);
  if (translated) node.data = translated;
}

function translateAttributes(element, phrases) {
  if (!element.closest('.fjs-container')) return;
  ATTRIBUTES.forEach((name) => {
    const translated = translate(element.getAttribute(name), phrases);
    if (translated) element.setAttribute(name, translated);
  });
}

export function translate(text, phrases) {
  if (!text) return null;
  for (const [english, other] of phrases) {
    const match = english.exec(text);
    if (match) return other(...match.slice(1));
  }
  return null;
}
