/** The sections of a case, in the order in which they are shown. */
import plan from './plan.js';

export const sections = [plan];
