/**
 * A form that is being filled in must not vanish by a slip. Tasklist's dialog for starting a process closes on the Escape that was meant for a date picker
 * or a list, and on a click beside it. Both are kept from the dialog while it shows a form; its own buttons close it.
 */
export function keepFormsOpen() {
  document.addEventListener('click', keepFromDialog, true);
  // The dialog listens on the document, the pickers on their own elements: in between is the body.
  document.body.addEventListener('keydown', stopEscape);
}

function keepFromDialog(event) {
  if (event.target instanceof Element && event.target.matches('.modal') && event.target.querySelector('.fjs-container')) {
    event.stopPropagation();
  }
}

function stopEscape(event) {
  if (event.key === 'Escape' && document.querySelector('.modal .fjs-container')) event.stopPropagation();
}
