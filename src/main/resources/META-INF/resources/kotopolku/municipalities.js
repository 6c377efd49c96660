/** The municipalities that the person works for. Only who works for several is told on each line which one it belongs to. */
import { read } from './api.js';

let asked;

/** The names by code, or null for a person of one municipality. */
export async function severalMunicipalities() {
  asked ??= read('me');
  const { roles } = await asked;
  const names = new Map(roles.map((role) => [role.municipality, role.municipalityName]));
  return names.size > 1 ? names : null;
}

/** Case and right numbers begin with the code. */
export function nameOf(names, number) {
  const code = number.slice(0, 3);
  return names.get(code) ?? code;
}
