// The keys of the whole window: those the web view would take for itself are kept from it, and the zoom.

/** Keys of the web view (reload, find, print, back, caret browsing) that must not do what a browser does. */
export function isBrowserKey(event: KeyboardEvent): boolean {
  const { key } = event;
  if (event.altKey) return key === 'ArrowLeft' || key === 'ArrowRight';
  if (event.ctrlKey) return ['r', 'f', 'p', 'g', 'j', 'u', 'o', 's', 'd', 'e', 'k', '+', '=', '-', '0'].includes(key.toLowerCase());
  if (key === 'Backspace') return !isTyped(event.target);
  return ['F1', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9'].includes(key);
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
