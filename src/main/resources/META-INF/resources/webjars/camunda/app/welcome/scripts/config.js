import { forbidDrafts } from '../../../lib/kotopolku/drafts.js';
import { languageSettings } from '../../../lib/kotopolku/language.js';

forbidDrafts();

export default {
  app: { name: 'Etusivu', vendor: 'Kotopolku' },
  ...languageSettings(['fi', 'sv', 'en']),
  disableWelcomeMessage: true
};
