// The look of the selection, set by hand as attributes: as expressions of the page they would be asked for in
// every cell of the table at every step of the cursor.
import type { Area } from './area';
import type { Line, Spot } from './move';

const names = ['aria-selected', 'data-active', 'data-refused'];

/** The cell of a table body. */
export function tableCell(table: HTMLTableElement | undefined, { line, column }: Spot): HTMLElement | undefined {
  return table?.tBodies[0]?.rows[line]?.cells[column];
}

/** Remembers what it set, to take it away before the next time. */
export class Paint {
  #painted: Element[] = [];

  clear(): void {
    for (const cell of this.#painted) for (const name of names) cell.removeAttribute(name);
    this.#painted = [];
  }

  area(table: HTMLTableElement | undefined, { top, bottom, left, right }: Area, rows: readonly Line[]): void {
    for (let line = top; line <= bottom; line += 1) {
      for (let column = left; column <= right && rows[line]; column += 1) this.cell(table, { line, column }, 'aria-selected', 'true');
    }
  }

  cell(table: HTMLTableElement | undefined, spot: Spot, name: string, value = ''): void {
    const cell = tableCell(table, spot);
    if (!cell) return;
    cell.setAttribute(name, value);
    this.#painted.push(cell);
  }
}

/** The line and column of what lies under the pointer, where keys stop at that line. */
export function under(target: EventTarget | null, rows: readonly Line[]): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('tbody td, tbody th') : null;
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  return cell && row && rows[row.sectionRowIndex] ? { line: row.sectionRowIndex, column: cell.cellIndex } : null;
}
