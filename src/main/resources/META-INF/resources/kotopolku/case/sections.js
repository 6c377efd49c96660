/** The sections of a case, in the order in which they are shown. */
import deadlines from './deadlines.js';

export const sections = [deadlines];
