// Days as the door writes them (2026-11-16), and as the officer reads them (16/11/2026).

/** The day as the officer reads it; nothing for none. */
export function read(day: string | null): string {
  return day ? day.split('-').reverse().join('/') : '';
}
