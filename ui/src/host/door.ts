// The one door to the core. In the window a request goes through Tauri; in a browser (tests) over HTTP.
import { invoke } from '@tauri-apps/api/core';
import type { Commands } from '../types/door';

/** Whether the page stands in the program's own window. */
export const inWindow = '__TAURI_INTERNALS__' in globalThis;

/** What the core refused, in words for the officer. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** With the code `choose_sheet`: the sheets to choose from. */
    readonly sheets: string[] = [],
    /** Of a file that cannot be written: the path of one that can. */
    readonly other = '',
  ) {
    super(message);
  }
}

interface Answer {
  ok?: unknown;
  error?: { code: string; message: string; sheets?: string[]; other?: string };
}

/** Runs a command of the core; throws a `Refusal`. */
export async function call<K extends keyof Commands>(
  cmd: K,
  args: Commands[K]['args'],
): Promise<Commands[K]['reply']> {
  const answer = JSON.parse(await send(JSON.stringify({ cmd, args }))) as Answer;
  if (answer.error) {
    const { code, message, sheets, other } = answer.error;
    throw new Refusal(code, message, sheets, other);
  }
  return answer.ok as Commands[K]['reply'];
}

/** What the core has not answered yet. */
const awaited = new Set<Promise<string>>();

/** Waits until the core has answered everything; false when that takes longer than `patience`, in ms. */
export async function settled(patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  // What is under way may ask for more.
  do {
    const late = new Promise((resolve) => setTimeout(resolve, end - Date.now()));
    await Promise.race([late, Promise.allSettled(awaited)]);
    await new Promise((resolve) => setTimeout(resolve));
  } while (awaited.size > 0 && Date.now() < end);
  return awaited.size === 0;
}

async function send(request: string): Promise<string> {
  const answer = sent(request);
  awaited.add(answer);
  try {
    return await answer;
  } finally {
    awaited.delete(answer);
  }
}

async function sent(request: string): Promise<string> {
  try {
    if (inWindow) return await invoke<string>('call', { request });
    const reply = await fetch('call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: request,
    });
    return await reply.text();
  } catch {
    throw new Refusal('lost', 'Chương trình không trả lời. Đóng cửa sổ rồi mở lại; những gì đã báo "Đã ghi" vẫn còn.');
  }
}

/** The words of anything that was thrown. */
export function words(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
