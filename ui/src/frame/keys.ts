// The keys of the whole window: those the web view would take for itself are kept from it, and the zoom.

// With Ctrl: reload, find, print, source, open, save, bookmarks, search, history, address, downloads, new and closed
// windows, zoom.
const WITH_CTRL = ['r', 'f', 'p', 'g', 'u', 'o', 's', 'd', 'e', 'k', 'h', 'l', 'j', 'n', 't', 'w', '+', '=', '-', '0'];
// With Ctrl and Shift besides: the tools for developers, and what is cleared.
const WITH_SHIFT = ['i', 'c', 'b', 'delete'];
// Alone or with Ctrl: help, find, reload, address, caret browsing, full screen, tools. F2 and F4 do nothing by themselves.
const FUNCTIONS = ['F1', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9', 'F11', 'F12'];

/** Keys of the web view (reload, find, print, back, caret browsing) that must not do what a browser does. */
export function isBrowserKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, shiftKey } = event;
  // Keyboards with keys of their own for it: BrowserBack, BrowserRefresh …
  if (key.startsWith('Browser')) return true;
  if (event.altKey) return ['ArrowLeft', 'ArrowRight', 'Home'].includes(key) && !ctrlKey;
  if (FUNCTIONS.includes(key)) return true;
  // F10 would wake the window's menu, which takes the next letters; with Shift it is the key of the context menu.
  if (key === 'F10') return !shiftKey;
  if (ctrlKey) {
    const lower = key.toLowerCase();
    return WITH_CTRL.includes(lower) || key === 'F4' || (shiftKey && WITH_SHIFT.includes(lower));
  }
  return key === 'Backspace' && !isTyped(event.target);
}

/** Whether an element takes text. */
export function isTyped(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Whether a dialog stands in front: then the keys of the screen behind it rest. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

const steps = [90, 100, 110, 125, 150];

/** The zoom after one step up or down, in percent. */
export function zoomed(now: number, by: 1 | -1 | 0): number {
  if (by === 0) return 100;
  const next = by > 0 ? steps.find((step) => step > now) : steps.findLast((step) => step < now);
  return next ?? now;
}
