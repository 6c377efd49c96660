/** The sections of a case, in the order in which they are shown. */
import assessment from './assessment.js';
import client from './client.js';
import cooperation from './cooperation.js';
import deadlines from './deadlines.js';
import documents from './documents.js';
import household from './household.js';
import importednotes from './importednotes.js';
import meetings from './meetings.js';
import overview from './overview.js';
import people from './people.js';
import plan from './plan.js';
import services from './services.js';
import timeline from './timeline.js';
import transfer from './transfer.js';

export const sections = [
  overview,
  timeline,
  deadlines,
  assessment,
  plan,
  meetings,
  services,
  cooperation,
  documents,
  client,
  household,
  importednotes,
  transfer,
  people
];
