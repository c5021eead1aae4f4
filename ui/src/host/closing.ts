// The window is asked to close: by its cross, by the installer, by Alt+F4. A browser (tests) closes a page by itself.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { inWindow } from './door';

/** Leaves it to `asked` whether the window closes: Tauri closes it itself unless somebody listens to this window. */
export function onClosing(asked: () => void): void {
  const target = { kind: 'WebviewWindow', label: 'main' } as const;
  if (inWindow) void listen('tauri://close-requested', asked, { target });
}

/** Closes the window. */
export async function close(): Promise<void> {
  await invoke('plugin:window|destroy');
}
