// Files dropped on the window. Only the window tells their paths; a browser does not.
import { listen } from '@tauri-apps/api/event';
import { inWindow } from './door';

/** Takes every file that is dropped on the window until what it returns is called. */
export function dropped(take: (path: string) => void): () => void {
  if (!inWindow) return () => undefined;
  const heard = listen<{ paths: string[] }>('tauri://drag-drop', ({ payload }) => {
    const [path] = payload.paths;
    if (path) take(path);
  });
  return () => void heard.then((stop) => stop());
}
