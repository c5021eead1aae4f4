// Days as the door writes them (2026-11-16), as the officer reads them (16/11/2026), and months.

/** The day as the officer reads it; nothing for none. */
export function read(day: string | null): string {
  return day ? day.split('-').reverse().join('/') : '';
}

/** What the officer typed, as the door writes it: null for nothing, undefined for what is no day. A missing year is `year`. */
export function day(typed: string, year: string): string | null | undefined {
  const text = typed.trim();
  if (!text) return null;
  const [, date = '', month = '', own = year] = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text) ?? [];
  const written = `${own}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const meant = new Date(`${written}T00:00:00Z`);
  // 31/02 would become the third of March.
  return Number.isNaN(meant.getTime()) || !meant.toISOString().startsWith(written) ? undefined : written;
}

/** The first and the last day of a month. */
export function span(year: number, month: number): { from: string; to: string } {
  const at = `${year}-${String(month).padStart(2, '0')}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${at}-01`, to: `${at}-${last}` };
}

/** The month so many months on. */
export function beyond(year: number, month: number, by: number): { year: number; month: number } {
  const months = year * 12 + month - 1 + by;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}
