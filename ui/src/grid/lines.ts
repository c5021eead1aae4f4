// The lines of a grid as the page needs them: names that stay when lines come and go, and what changed.
import type { LineReply, SheetBody, SheetHead } from '../types/door';
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

/** How wide a number is at most in the fonts of the page, bold as a total is, in px: a digit, any other sign. */
const DIGIT = 8.7;
const SIGN = 5;
/** What a cell has beside its number, in px. */
const BESIDE = 16;

/**
 * The columns' widths in px: as the form has them, a heading of one short word still on one line; wider where a
 * number needs more. A number that is cut looks like another number.
 */
export function widths(head: SheetHead, body: SheetBody): number[] {
  return head.columns.map(({ kind, width }, at) => {
    const own = Math.round(Math.max(width, kind === 'ordinal' ? 5 : 7.6) * 6.4 + 4);
    if (kind === 'ordinal' || kind === 'name' || kind === 'text') return own;
    const texts = body.lines.map((line) => line.cells[at]?.text ?? '');
    return Math.max(own, ...texts.map(numberWidth));
  });
}

function numberWidth(text: string): number {
  const digits = text.replace(/\D/g, '').length;
  return Math.ceil(digits * DIGIT + (text.length - digits) * SIGN + BESIDE);
}
