// Choosing files and opening what was written. A browser (tests) has no such dialogs: it asks for the path in words.
import { open, save } from '@tauri-apps/plugin-dialog';
import { openPath, revealItemInDir } from '@tauri-apps/plugin-opener';
import { inWindow } from './door';

/** A kind of file to choose from: "Bảng tính Excel", ["xlsx"]. */
export interface Filter {
  name: string;
  extensions: string[];
}

/** Excel workbooks. */
export const workbooks: Filter = { name: 'Bảng tính Excel', extensions: ['xlsx', 'xls', 'xlsm', 'ods'] };

/** What a plan can be read from. */
export const planFiles: Filter = { name: 'Kế hoạch (Word, Excel)', extensions: ['docx', 'xlsx', 'xls', 'xlsm', 'ods'] };

/** Asks for a file to read; null when the officer changed their mind. */
export async function pickFile(filters: Filter[]): Promise<string | null> {
  if (!inWindow) return window.prompt('Đường dẫn của tệp') || null;
  return await open({ multiple: false, directory: false, filters });
}

/** Asks where to write a file. */
export async function pickSave(name: string): Promise<string | null> {
  if (!inWindow) return window.prompt('Ghi vào tệp', name) || null;
  return await save({ defaultPath: name, filters: [{ name: workbooks.name, extensions: ['xlsx'] }] });
}

/** Opens a file with its own program. */
export async function openFile(path: string): Promise<void> {
  if (inWindow) await openPath(path);
}

/** Shows a file in its folder. */
export async function openFolder(path: string): Promise<void> {
  if (inWindow) await revealItemInDir(path);
}
