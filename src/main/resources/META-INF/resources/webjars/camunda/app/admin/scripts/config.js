import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';

forbidDrafts();

export default {
  app: { name: 'Ylläpito', vendor: 'Kotopolku' },
  ...languageSettings(['fi', 'en']),
  disableWelcomeMessage: true
};
