// Places in a grid and what stands there: the rectangle between two corners, its texts, its cells.
import { FIXED_LINES } from '../types/door';
import type { CellRef, Finding, SheetBody, SheetHead } from '../types/door';
import type { Columns, Line, Spot } from './move';

/** A rectangle of cells, both ends inclusive. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rectangle between two corners. */
export function between(one: Spot, other: Spot): Area {
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.max(one.line, other.line),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The row and column of a place, when it is a cell of a row. */
export function cellRef(head: SheetHead, body: SheetBody, { line, column }: Spot): CellRef | null {
  const at = body.lines[line];
  const key = head.columns[column]?.key;
  return at?.kind === 'row' && at.row !== null && key ? { row: at.row, column: key } : null;
}

/** The place of a cell; without a known column, the first of the line that is typed. */
export function spotOf(
  head: SheetHead,
  body: SheetBody,
  rows: readonly Line[],
  cols: Columns,
  cell: { row: number | null; column?: string },
): Spot | null {
  const line = body.lines.findIndex(({ kind, row }) => (cell.row === null ? kind === 'total' : kind === 'row' && row === cell.row));
  if (line < 0) return null;
  const known = head.columns.findIndex(({ key }) => key === cell.column);
  return { line, column: known < 0 ? Math.max(firstTyped(rows[line], cols), cols.first) : known };
}

/** Where the officer begins: the first cell to type in. */
export function beginning(rows: readonly Line[], cols: Columns): Spot {
  const line = rows.findIndex((row) => firstTyped(row, cols) >= 0);
  if (line < 0) return { line: Math.max(0, rows.findIndex((row) => row)), column: cols.first };
  return { line, column: firstTyped(rows[line], cols) };
}

function firstTyped(row: Line | undefined, cols: Columns): number {
  return row?.findIndex((typed, at) => typed && at >= cols.first) ?? -1;
}

/** The texts of an area, as they are edited: what goes to Excel. */
export function texts(head: SheetHead, body: SheetBody, { top, bottom, left, right }: Area): string[][] {
  return body.lines.slice(top, bottom + 1).map((line) =>
    head.columns.slice(left, right + 1).map(({ kind }, at) => {
      if (kind === 'ordinal') return line.label;
      if (kind === 'name') return line.name;
      const cell = line.cells[left + at];
      return cell?.edit ?? cell?.text ?? '';
    }),
  );
}

/** The cells of an area that take a figure. */
export function figures(head: SheetHead, body: SheetBody, rows: readonly Line[], area: Area): CellRef[] {
  const cells: CellRef[] = [];
  for (let line = area.top; line <= area.bottom; line += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = cellRef(head, body, { line, column });
      if (cell && rows[line]?.[column] && head.columns[column]?.kind !== 'name') cells.push(cell);
    }
  }
  return cells;
}

/** What is found about a place; blanks are seen without words. */
export function findingsAt(head: SheetHead, body: SheetBody, { line, column }: Spot): Finding[] {
  const at = body.lines[line];
  const key = head.columns[column]?.key;
  if (!key || (at?.kind !== 'row' && at?.kind !== 'total')) return [];
  return body.findings.filter(({ kind, row, columns }) => kind !== 'blank' && row === at.row && columns.includes(key));
}

/** What the core says of why nothing can be typed at a place: of the form, its line, its column. */
export function whyNot(head: SheetHead, body: SheetBody, { line, column }: Spot): string {
  const at = body.lines[line];
  return body.locked ?? ((at && FIXED_LINES[at.kind]) || (head.columns[column]?.fixed ?? ''));
}
