/**
 * Drafts are not kept in the browser, so a half-filled form is lost when its person goes elsewhere. The web applications run in a sandbox without the
 * browser's own "leave page?" question; this asks instead, before another task, another page or the way out.
 */
const WAYS_OUT = [
  '.tasks-list .task:not(.active)',
  '.task-filters .item:not(.active)',
  '[cam-widget-header] a[href]:not([href=""]):not([href="#"])',
  '[ng-click="logout()"]'
].join(',');
const TEXTS = {
  fi: ['Lomakkeessa on tallentamattomia tietoja', 'Jos poistut nyt, kirjaamasi tiedot häviävät.', 'Jatka lomaketta', 'Poistu tallentamatta'],
  sv: ['Formuläret har osparade uppgifter', 'Om du lämnar det nu försvinner det du har skrivit.', 'Fortsätt med formuläret', 'Lämna utan att spara'],
  en: ['The form has unsaved data', 'If you leave now, what you have written is lost.', 'Back to the form', 'Leave without saving']
};

export function askBeforeLosing(language) {
  ['input', 'change'].forEach((kind) => document.addEventListener(kind, markTouched, true));
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element) stopAndAsk(event, TEXTS[language]);
  }, true);
}

function markTouched(event) {
  const form = event.target instanceof Element && event.target.closest('.fjs-container');
  if (form && event.isTrusted) form.dataset.touched = 'yes';
}

function stopAndAsk(event, texts) {
  const form = document.querySelector('.fjs-container[data-touched]');
  const target = event.target;
  if (!form || !target.closest(WAYS_OUT)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(texts, () => {
    delete form.dataset.touched;
    target.click();
  });
}

function ask([title, explanation, stay, leave], go) {
  const dialog = document.createElement('dialog');
  dialog.className = 'kotopolku-question';
  dialog.setAttribute('aria-labelledby', 'kotopolku-question-title');
  const heading = element('h2', title);
  heading.id = 'kotopolku-question-title';
  const staying = element('button', stay, 'btn btn-primary');
  const leaving = element('button', leave, 'btn btn-default');
  staying.addEventListener('click', () => dialog.close());
  leaving.addEventListener('click', () => {
    dialog.close();
    go();
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(heading, element('p', explanation), staying, leaving);
  document.body.append(dialog);
  dialog.showModal();
  staying.focus();
}

function element(name, text, className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
