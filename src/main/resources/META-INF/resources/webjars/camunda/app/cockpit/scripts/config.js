import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';

forbidDrafts();

export default {
  app: { name: 'Prosessien seuranta', vendor: 'Kotopolku' },
  ...languageSettings(['fi', 'en']),
  disableWelcomeMessage: true,
  // Forms are shown in the repository; a form must not run HTML in a process manager's session.
  previewHtml: false,
  skipCustomListeners: { default: false, hidden: false },
  skipIoMappings: { default: false, hidden: false }
};
