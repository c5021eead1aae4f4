// Files dropped on the window. Only the window tells their paths; a browser does not.
import { listen } from '@tauri-apps/api/event';
import { inWindow } from './door';

/** Takes the files that are dropped on the window until what it returns is called. */
export function dropped(take: (paths: [string, ...string[]]) => void): () => void {
  if (!inWindow) return () => undefined;
  const heard = listen<{ paths: string[] }>('tauri://drag-drop', ({ payload }) => {
    const [first, ...rest] = payload.paths;
    if (first) take([first, ...rest]);
  });
  return () => void heard.then((stop) => stop());
}
