// Dates between the wire and the screen.

/** "2026-01-20" as it is read, "20/01/2026"; anything else as it is. */
export function shownDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return day ? `${day}/${month}/${year}` : date;
}
