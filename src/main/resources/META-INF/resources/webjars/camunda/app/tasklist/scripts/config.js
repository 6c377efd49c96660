/** Tasklist for caseworkers. This file is imported before any code of the application runs, so what must hold from the start is set here. */
import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';
import { useOwnSignIn } from '../../../lib/kotopolku/session.js';
import { translateForms } from '../../../lib/kotopolku/form-texts.js';
import { keepTasksCompletable } from '../../../lib/kotopolku/form-completion.js';
import { keepFormsOpen } from '../../../lib/kotopolku/form-guard.js';
import { nameTheFrame } from '../../../lib/kotopolku/frame-names.js';
import { shortenMessages } from '../../../lib/kotopolku/messages.js';
import { askBeforeLosing } from '../../../lib/kotopolku/unsaved.js';
import { setDatePickers } from '../../../lib/kotopolku/date-pickers.js';

forbidDrafts();
keepFormsOpen();
keepTasksCompletable();
shortenMessages();

const language = await languageSettings(['fi', 'sv', 'en']);
askBeforeLosing(document.documentElement.lang);
translateForms(document.documentElement.lang);
nameTheFrame(document.documentElement.lang);
setDatePickers(document.documentElement.lang);
// After the question about unsaved data, which must hear a click on the way out first.
useOwnSignIn();

// Comments and tasks outside a process would be free text about a client in the engine's own tables.
document
  .querySelector('base')
  .setAttribute(
    'cam-exclude-plugins',
    [
      'tasklist.task.action:task-action-comment',
      'tasklist.navbar.action:create-task-action',
      'tasklist.task.detail:task-detail-description',
      'tasklist.card:tasklist-card-variables'
    ].join(',')
  );

export default {
  app: { name: 'Tehtävät', vendor: 'Kotopolku' },
  ...language,
  disableWelcomeMessage: true,
  customScripts: ['kotopolku/navigation', 'kotopolku/task-cards', 'kotopolku/case-tab'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'ottaa valitun tehtävän tehtäväksi' },
    focusFilter: { key: 'ctrl+shift+f', description: 'siirtyy ensimmäiseen tehtäväjonoon' },
    focusList: { key: 'ctrl+alt+l', description: 'siirtyy ensimmäiseen tehtävään' },
    focusForm: { key: 'ctrl+alt+f', description: 'siirtyy lomakkeen ensimmäiseen kenttään' },
    startProcess: { key: 'ctrl+alt+p', description: 'avaa prosessin aloittamisen' }
  }
};
