import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';
import { useOwnSignIn } from '../../../lib/kotopolku/session.js';

forbidDrafts();
useOwnSignIn();

export default {
  app: { name: 'Prosessien seuranta', vendor: 'Kotopolku' },
  ...(await languageSettings(['fi', 'en'])),
  disableWelcomeMessage: true,
  // Forms are shown in the repository; a form must not run HTML in a process manager's session.
  previewHtml: false,
  // Listeners keep our own tables in step with the engine; leaving them out must be a decision, not the default.
  skipCustomListeners: { default: false, hidden: false },
  skipIoMappings: { default: false, hidden: false }
};
