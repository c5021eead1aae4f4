// The lines of a grid as the page needs them: names that stay when lines come and go, and what changed.
import type { ColumnReply, LineReply, SheetBody, SheetHead } from '../types/door';
import type { Line } from './move';

/** A name for a line that stays the same when other lines come and go. */
export function lineName(line: LineReply): string {
  return `${line.kind}-${line.row ?? line.section ?? ''}`;
}

/**
 * The new body, with those lines that did not change being the old objects themselves.
 * The page draws only lines that are other objects: one edit in 500 rows touches a handful.
 */
export function kept(old: SheetBody | null, body: SheetBody): SheetBody {
  if (!old) return body;
  const before = new Map(old.lines.map((line) => [lineName(line), line]));
  const lines = body.lines.map((line) => {
    const same = before.get(lineName(line));
    return same && JSON.stringify(same) === JSON.stringify(line) ? same : line;
  });
  return { ...body, lines };
}

/** What keys do with each line; `names` says whether the names of rows are typed too. */
export function stops(head: SheetHead, body: SheetBody, names: boolean): Line[] {
  return body.lines.map((line) => {
    if (isMerged(line) || line.kind === 'empty') return null;
    return line.cells.map((cell, at) => {
      const kind = head.columns[at]?.kind;
      return kind === 'name' ? names && line.kind === 'row' : cell.input === true && body.editable;
    });
  });
}

/** A section without subtotals: its name runs over all columns. */
export function isMerged(line: LineReply): boolean {
  return line.kind === 'section' && line.cells.every((cell) => !cell.text);
}

/** Number of leading columns that stay in view: the ordinal and the name. */
export function frozen(head: SheetHead): number {
  const first = head.columns.findIndex(({ kind }) => kind !== 'ordinal' && kind !== 'name');
  return first < 0 ? head.columns.length : Math.min(first, 2);
}

/** A column's width in px: a heading of one short word still stands on one line. */
export function width({ kind, width }: ColumnReply): number {
  return Math.round(Math.max(width, kind === 'ordinal' ? 5 : 7.6) * 6.4 + 4);
}
