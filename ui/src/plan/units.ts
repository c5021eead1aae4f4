// What can be offered while a unit is typed. Only an offer: what the officer types is kept as it is.
import { folded } from '../folded';

/** What is being typed: the part behind the last separator or dash. */
function part(text: string): string {
  return text.split(/[;\n]/).at(-1)?.replace(/^\s*-?\s*/, '') ?? '';
}

/** The units in which the words being typed occur; all of them when the part is still empty. */
export function offers(units: readonly string[], text: string): string[] {
  const words = folded(part(text)).split(/\s+/).filter(Boolean);
  const found = units.filter((unit) => words.every((word) => folded(unit).includes(word)));
  return found.length === 1 && found[0] === part(text) ? [] : found;
}

/** The text with a unit in the place of what is being typed. */
export function taken(text: string, unit: string): string {
  return text.slice(0, text.length - part(text).length) + unit;
}
