/** The sections of a case, in the order in which they are shown. */
import client from './client.js';
import household from './household.js';
import plan from './plan.js';
import transfer from './transfer.js';

export const sections = [
  plan,
  client,
  household,
  transfer
];
