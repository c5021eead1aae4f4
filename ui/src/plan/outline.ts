// The tree as lines of a table: which lines show, which cells run over several, where keys stop. Pure.
import type { Line } from '../grid/move';
import type { PlanColumn, PlanRow, Role } from '../types/door';

/** A line that shows. */
export interface Shown {
  row: PlanRow;
  /** Its place among all lines, those that are folded away too. */
  at: number;
  /** Whether others stand below it. */
  parent: boolean;
}

/** A cell of a line as it is drawn. */
export interface Cell {
  role: Role;
  /** Columns it runs over; 0: another cell covers this place. */
  across: number;
  /** Lines it runs over; 0: the cell above covers this place. */
  down: number;
}

/** The lines without those below a folded one. */
export function shown(rows: readonly PlanRow[], folded: ReadonlySet<number>): Shown[] {
  const lines: Shown[] = [];
  let under = Infinity;
  rows.forEach((row, at) => {
    if (row.level > under) return;
    const parent = (rows[at + 1]?.level ?? 0) > row.level;
    under = parent && folded.has(row.id) ? row.level : Infinity;
    lines.push({ row, at, parent });
  });
  return lines;
}

/** The lines above which lead to a line, the nearest first. */
export function above(rows: readonly PlanRow[], id: number): PlanRow[] {
  let at = rows.findIndex((row) => row.id === id);
  const way: PlanRow[] = [];
  for (let level = rows[at]?.level ?? 0; at >= 0; at -= 1) {
    const row = rows[at];
    if (row && row.level < level) {
      way.push(row);
      level = row.level;
    }
  }
  return way;
}

/** The cells of all lines: which run over several columns or continue the one above is the core's to say. */
export function layout(lines: readonly Shown[], columns: readonly PlanColumn[]): Cell[][] {
  const content = columns.findIndex(({ role }) => role === 'content');
  const owner: (Cell | undefined)[] = [];
  return lines.map(({ row, at }, line) => {
    const adjoins = lines[line - 1]?.at === at - 1;
    const { title } = row;
    return columns.map(({ role }, column) => {
      const cell: Cell = { role, across: 1, down: 1 };
      if (title && column >= title.from && column < title.to) {
        cell.across = column === title.from ? title.to - title.from : 0;
        // The content stands in the first of them.
        if (column === title.from) cell.role = 'content';
        else if (column === content) cell.role = columns[title.from]?.role ?? role;
      }
      const first = owner[column];
      if (adjoins && first && row.joined.includes(cell.role)) {
        first.down += 1;
        cell.down = 0;
      } else owner[column] = cell;
      return cell;
    });
  });
}

/** What keys do with each line: Tab passes over what another cell covers. */
export function stops(cells: readonly (readonly Cell[])[]): Line[] {
  return cells.map((line) => line.map(({ across, down }) => across > 0 && down > 0));
}

/** The lines to draw: those of a stretch, and the whole of every cell that runs over its ends. */
export function stretch(cells: readonly (readonly Cell[])[], from: number, to: number): [from: number, to: number] {
  const open = (line: number) => cells[line]?.some(({ down }) => down === 0) ?? false;
  while (from > 0 && open(from)) from -= 1;
  while (to < cells.length && open(to)) to += 1;
  return [from, to];
}

/** The line in which the cell stands that covers this place. */
export function owner(cells: readonly (readonly Cell[])[], line: number, column: number): number {
  while (line > 0 && cells[line]?.[column]?.down === 0) line -= 1;
  return line;
}

/** The column of the cell that covers this place. */
export function column(cells: readonly Cell[] | undefined, at: number): number {
  while (at > 0 && cells?.[at]?.across === 0) at -= 1;
  return at;
}
