// A block of cells as text, the way Excel copies and takes it: tabs between cells, line breaks between lines.

/** Cells as tab-separated text; what holds a tab, a line break or a quote is put in quotes. */
export function toText(cells: readonly (readonly string[])[]): string {
  return cells.map((line) => line.map(quoted).join('\t')).join('\r\n');
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One value copied to many cells: the block that fills so many lines and columns. */
export function repeated(text: string, lines: number, columns: number): string {
  return Array(lines).fill(Array(columns).fill(text).join('\t')).join('\r\n');
}

/** Whether text is one value, not a block. */
export function isSingle(text: string): boolean {
  return !/[\t\r\n]/.test(text.replace(/\r?\n$/, ''));
}
