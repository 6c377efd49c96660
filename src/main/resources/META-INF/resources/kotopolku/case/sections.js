/** The sections that a case is shown as, in their order. */
import transfer from './transfer.js';

export const sections = [transfer];
