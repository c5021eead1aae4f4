// Days as the door writes them (2026-11-05), and as the officer reads them.

/** "05/11/2026"; nothing for none, and what is no day as it is. */
export function shownDate(date: string | null | undefined): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? '') ?? [];
  return day ? `${day}/${month}/${year}` : (date ?? '');
}

/** The day's number within its month. */
export function dayOf(date: string): number {
  return Number(date.slice(8));
}
