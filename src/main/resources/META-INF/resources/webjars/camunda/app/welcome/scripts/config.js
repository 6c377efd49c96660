import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';
import { useOwnSignIn } from '../../../lib/kotopolku/session.js';

forbidDrafts();
useOwnSignIn();

export default {
  app: { name: 'Etusivu', vendor: 'Kotopolku' },
  ...(await languageSettings(['fi', 'sv', 'en'])),
  disableWelcomeMessage: true
};
