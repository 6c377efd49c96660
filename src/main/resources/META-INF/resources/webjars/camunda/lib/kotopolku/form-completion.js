/**
 * Keeps the button that completes a task alive. form-js 1.8.7 leaves an empty entry among its errors for every row of a list that was typed into, and Tasklist,
 * which counts entries, never enables the button again. A dead button also tells nobody which field is missing. So the button stays usable for the person the
 * task is assigned to: pressing it makes form-js validate everything, show each error at its field and send nothing while there are any.
 */
export function keepTasksCompletable() {
  new MutationObserver(() => {
    const button = document.querySelector('[cam-tasklist-form] .form-actions .btn-primary');
    if (button) ignoreCountedErrors(button);
  }).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('click', pressed, true);
}

function pressed(event) {
  const button = event.target instanceof Element && event.target.closest('.form-actions .btn-primary, .modal-footer .btn-primary');
  if (!button || !document.querySelector('.fjs-container')) return;
  document.querySelectorAll('.notifications .close').forEach((old) => old.click());
  setTimeout(showFirstError, 150);
}

function ignoreCountedErrors(button) {
  const scope = formScope(window.angular?.element(button).scope());
  if (!scope || Object.getOwnPropertyDescriptor(scope, '$invalid')?.get) return;
  Object.defineProperty(scope, '$invalid', {
    configurable: true,
    get: () => Boolean(scope.tasklistForm?.$error),
    set: () => {}
  });
}

function formScope(scope) {
  let candidate = scope;
  while (candidate && !Object.hasOwn(candidate, 'completeInProgress')) candidate = candidate.$parent;
  return candidate?.tasklistForm?.type === 'camunda-forms' ? candidate : null;
}

function showFirstError() {
  const error = [...document.querySelectorAll('.fjs-container .fjs-form-field-error')].find((element) => element.textContent);
  const field = error?.closest('.fjs-form-field');
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector('input, textarea, select')?.focus();
}
