// Which cell of a form is asked for its dossiers.
import type { CellAsked, ColumnReply, LineReply } from '../types/door';

/** The cell of a line and a column, or why there are no dossiers of it. */
export function cellOf(form: string, line: LineReply, column: ColumnReply): CellAsked | string {
  if (!column.counted || line.kind === 'empty') {
    return `${column.label} không đếm từ hồ sơ. Đưa con trỏ vào một ô đếm từ hồ sơ rồi làm lại.`;
  }
  const place = line.row !== null ? { row: line.row } : line.section !== null ? { section: line.section } : {};
  return { form, column: column.key, ...place };
}
