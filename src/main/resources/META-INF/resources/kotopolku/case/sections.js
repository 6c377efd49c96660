/** The sections of a case, in the order in which they are shown. */
import client from './client.js';
import deadlines from './deadlines.js';
import household from './household.js';
import plan from './plan.js';

export const sections = [
  deadlines,
  plan,
  client,
  household
];
