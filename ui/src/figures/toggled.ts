// Ticking in a list.

/** The list with the item, or without it when it was there. */
export function toggled<T>(list: T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
