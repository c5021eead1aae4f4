// Where a key leads in a grid. Pure: it knows neither the page nor the figures.

/** A place in the grid, counted from 0. */
export interface Spot {
  line: number;
  column: number;
}

/** A line: for each column whether a figure is typed there; null for a line that keys pass over. */
export type Line = readonly boolean[] | null;

/** The columns that figures stand in: Home and End lead to them, not to the frozen ones before. */
export interface Columns {
  first: number;
  last: number;
}

/** What a key may need to know beyond the cell. */
export interface Run {
  /** The column in which the present run of Tabs began. */
  began?: number | null;
  /** Lines of a page. */
  page?: number;
}

/** The cell a key leads to, by the key's name; null when the key leads nowhere (it is not a key that moves). */
export function move(cell: Spot, key: string, rows: readonly Line[], cols: Columns, run: Run = {}): Spot | null {
  const { line, column } = cell;
  switch (key) {
    case 'arrowleft':
      return { line, column: Math.max(0, column - 1) };
    case 'arrowright':
      return { line, column: Math.min(cols.last, column + 1) };
    case 'arrowup':
      return { line: onward(line, -1, rows), column };
    case 'arrowdown':
      return { line: onward(line, 1, rows), column };
    case 'home':
    case 'ctrl+arrowleft':
      return { line, column: cols.first };
    case 'end':
    case 'ctrl+arrowright':
      return { line, column: cols.last };
    case 'ctrl+arrowup':
      return { line: outermost(rows, 1), column };
    case 'ctrl+arrowdown':
      return { line: outermost(rows, -1), column };
    case 'ctrl+home':
      return { line: outermost(rows, 1), column: cols.first };
    case 'ctrl+end':
      return { line: outermost(rows, -1), column: cols.last };
    case 'pageup':
      return { line: paged(line, -(run.page ?? 10), rows), column };
    case 'pagedown':
      return { line: paged(line, run.page ?? 10, rows), column };
    case 'tab':
      return typed(cell, 1, rows, cols);
    case 'shift+tab':
      return typed(cell, -1, rows, cols);
    case 'enter':
      return below(line, run.began ?? column, 1, rows);
    case 'shift+enter':
      return below(line, column, -1, rows);
    default:
      return null;
  }
}

/** The next line that keys stop at, or the same when there is none. */
function onward(line: number, by: 1 | -1, rows: readonly Line[]): number {
  for (let next = line + by; next >= 0 && next < rows.length; next += by) if (rows[next]) return next;
  return line;
}

/** The first line (by 1) or the last (by −1) that keys stop at. */
function outermost(rows: readonly Line[], by: 1 | -1): number {
  const from = by > 0 ? -1 : rows.length;
  const found = onward(from, by, rows);
  return found === from ? 0 : found;
}

/** A page on: the line so far away, or the nearest to it on this side. */
function paged(line: number, by: number, rows: readonly Line[]): number {
  const wanted = Math.min(rows.length - 1, Math.max(0, line + by));
  if (rows[wanted]) return wanted;
  const way = by > 0 ? 1 : -1;
  const near = onward(wanted, way === 1 ? -1 : 1, rows);
  // A page may be no longer than a section's line: then the key still leads past it.
  return (near - line) * way > 0 && rows[near] ? near : onward(line, way, rows);
}

/** The next cell to type in, along the lines; the same cell when there is none. */
function typed(cell: Spot, by: 1 | -1, rows: readonly Line[], cols: Columns): Spot {
  let { line, column } = cell;
  for (;;) {
    column += by;
    if (column > cols.last || column < 0) {
      const next = onward(line, by, rows);
      if (next === line) return cell;
      line = next;
      column = by > 0 ? 0 : cols.last;
    }
    if (rows[line]?.[column]) return { line, column };
  }
}

/** The next cell to type in below (or above) in a column; where nothing is typed below, simply the next line. */
function below(line: number, column: number, by: 1 | -1, rows: readonly Line[]): Spot {
  for (let next = line + by; next >= 0 && next < rows.length; next += by) {
    if (rows[next]?.[column]) return { line: next, column };
  }
  return { line: onward(line, by, rows), column };
}
