/** The sections of a case, in the order in which they are shown. */
import overview from './overview.js';
import people from './people.js';
import timeline from './timeline.js';

export const sections = [overview, timeline, people];
