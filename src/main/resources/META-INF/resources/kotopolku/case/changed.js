/** The event by which a section says that its work has changed what others show. */
export const CHANGED = 'kotopolku-case-changed';

/** The case is drawn anew, and the section of that name tells what was done. */
export function changed(host, section, told) {
  host.dispatchEvent(new CustomEvent(CHANGED, { bubbles: true, detail: { section, told } }));
}
