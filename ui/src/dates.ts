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

/** "05/11/2026 08:10"; a day alone where the moment is its midnight. */
export function shownMoment(moment: string | null | undefined): string {
  const [day = '', time = ''] = (moment ?? '').split('T');
  return time.startsWith('00:00:00') || !time ? shownDate(day) : `${shownDate(day)} ${time.slice(0, 5)}`;
}

/** How many, as Vietnam writes it: "1.234". */
export function number(count: number): string {
  return count.toLocaleString('vi-VN');
}
