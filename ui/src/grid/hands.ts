// What a grid can have done to its cells. Each act is saved by whoever gives it; a refusal is thrown.
import type { CellRef, ColumnReply, Fill, LineReply } from '../types/door';

export interface Hands {
  /** A cell was typed; an empty text makes it blank. */
  set?: (cell: CellRef, text: string) => Promise<unknown>;
  /** The name of a free row was typed. */
  rename?: (row: number, name: string) => Promise<unknown>;
  paste?: (cell: CellRef, text: string) => Promise<unknown>;
  /** At least one cell. */
  clear?: (cells: CellRef[]) => Promise<unknown>;
  fill?: (from: CellRef, to: CellRef, fill: Fill) => Promise<unknown>;
  /** What a figure is made of, is asked for: its line, its column, and how it is shown. */
  open?: (line: LineReply, column: ColumnReply, text: string) => void;
  /** The officer stands on another cell; null on a line without a row (section, total). */
  focus?: (cell: CellRef | null) => void;
  /** Another area is selected: its corners, as far as they are rows; null when there is none. */
  select?: (from: CellRef | null, to: CellRef | null) => void;
}
