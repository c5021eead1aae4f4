// Choosing files and opening what was written. A browser (tests) has no such dialogs: it asks for the path in words.
import { open, save } from '@tauri-apps/plugin-dialog';
import { invoke } from '@tauri-apps/api/core';
import { inWindow } from './door';

/** A kind of file to choose from: "Bảng tính Excel", ["xlsx"]. */
export interface Filter {
  name: string;
  extensions: string[];
}

/** What a month's summary can be read from; what a file is, its content says. */
export const workbooks: Filter = { name: 'Bảng tính (Excel, trang web, CSV)', extensions: ['xlsx', 'xls', 'xlsm', 'ods', 'docx', 'html', 'htm', 'csv', 'tsv', 'txt'] };

/** What a plan can be read from. */
export const planFiles: Filter = { name: 'Kế hoạch (Word, Excel)', extensions: ['docx', 'xlsx', 'xls', 'xlsm', 'ods', 'html', 'htm', 'csv', 'tsv', 'txt'] };

/** What lists of dossiers come as. */
export const lists: Filter = { name: 'Danh sách hồ sơ (Excel, trang web, CSV)', extensions: ['xls', 'xlsx', 'xlsm', 'ods', 'html', 'htm', 'csv', 'tsv', 'txt'] };

/** What catalogues of procedures come as. */
export const catalogues: Filter = { ...lists, name: 'Danh mục thủ tục (Excel, trang web, CSV)' };

/** What the endings of written files are called. */
const WRITTEN: Record<string, string> = {
  xlsx: 'Bảng tính Excel',
  docx: 'Văn bản Word',
  pdf: 'Tệp PDF',
  ics: 'Lịch',
};

/** Asks for a file to read, of any kind when none is named; null when the officer changed their mind. */
export async function pickFile(filters: Filter[] = []): Promise<string | null> {
  if (!inWindow) return window.prompt('Đường dẫn của tệp') || null;
  return await open({ multiple: false, directory: false, filters });
}

/** Asks for files to read; none when the officer changed their mind. */
export async function pickFiles(filters: Filter[] = []): Promise<string[]> {
  if (!inWindow) return window.prompt('Đường dẫn của các tệp, mỗi tệp một dòng')?.split('\n').filter(Boolean) ?? [];
  return (await open({ multiple: true, directory: false, filters })) ?? [];
}

/** Asks for a folder to write into; null when the officer changed their mind. */
export async function pickFolder(): Promise<string | null> {
  if (!inWindow) return window.prompt('Đường dẫn của thư mục') || null;
  return await open({ multiple: false, directory: true });
}

/**
 * Asks where to write a file; the proposed name's ending says what kind it is.
 * `other` is a path to propose instead, if it is of that kind: the core named it when it refused the last one.
 */
export async function pickSave(name: string, other = ''): Promise<string | null> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const proposed = other.endsWith(`.${ending}`) ? other : name;
  if (!inWindow) return window.prompt('Ghi vào tệp', proposed) || null;
  return await save({ defaultPath: proposed, filters: [{ name: WRITTEN[ending] ?? ending, extensions: [ending] }] });
}

/** Opens a file with its own program. A browser only says which one it is. */
export async function openFile(path: string): Promise<void> {
  if (inWindow) await asked('open_file', path);
  else window.alert(path);
}

/** Shows a file in its folder. */
export async function openFolder(path: string): Promise<void> {
  if (inWindow) await asked('show_in_folder', path);
}

/** The window opens what the core has named; where it does not, it says why. */
async function asked(command: string, path: string): Promise<void> {
  const why = await invoke<string | null>(command, { path });
  if (why !== null) throw new Error(why);
}
