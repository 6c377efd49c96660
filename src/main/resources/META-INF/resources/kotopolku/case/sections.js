/** The sections of a case, in the order in which they are shown. */
import client from './client.js';
import documents from './documents.js';
import household from './household.js';
import plan from './plan.js';
import transfer from './transfer.js';

export const sections = [
  plan,
  documents,
  client,
  household,
  transfer
];
