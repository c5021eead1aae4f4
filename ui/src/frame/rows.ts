// Lines of a list: the keys that lead from one to another, and which are marked.

/** How many lines a page is. */
const PAGE = 8;

/** The line a key leads to from a line, among so many; undefined for another key. */
export function stepped(key: string, at: number, count: number): number | undefined {
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  };
  const next = to[key];
  return next === undefined ? undefined : Math.max(0, Math.min(next, count - 1));
}

/** Which lines of a list are marked, and how that is changed. */
export interface Marks<T, K> {
  marked: ReadonlySet<K>;
  mark: (marked: ReadonlySet<K>) => void;
  /** What a line is called where it is marked. */
  named: (line: T) => string;
  /** Why a line cannot be marked; nothing where it can. */
  whyNot?: (line: T) => string;
}
