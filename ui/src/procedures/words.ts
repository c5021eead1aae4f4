// Levels and fees as they are chosen in lists.
import type { FeeAsked, Level, LevelAsked } from '../types/door';

export const LEVELS: [LevelAsked, string][] = [
  ['full', 'Toàn trình'],
  ['partial', 'Một phần'],
  ['other', 'Chưa cung cấp trực tuyến'],
  ['unknown', 'Chưa rõ mức độ'],
];

export const FEES: [FeeAsked, string][] = [
  ['yes', 'Có thu phí'],
  ['no', 'Không thu phí'],
  ['unknown', 'Chưa rõ phí'],
];

/** As it stands in a list; nobody said: "unknown". */
export const levelAsked = (level: Level | null): LevelAsked => level ?? 'unknown';
export const feeAsked = (fee: boolean | null): FeeAsked => (fee === null ? 'unknown' : fee ? 'yes' : 'no');

/** As it is saved; nobody said: null. */
export const level = (asked: string): Level | null => (asked === 'unknown' ? null : (asked as Level));
export const fee = (asked: string): boolean | null => (asked === 'unknown' ? null : asked === 'yes');
