import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';
import { useOwnSignIn } from '../../../lib/kotopolku/session.js';

forbidDrafts();
useOwnSignIn();

export default {
  app: { name: 'Ylläpito', vendor: 'Kotopolku' },
  ...(await languageSettings(['fi', 'en'])),
  disableWelcomeMessage: true
};
