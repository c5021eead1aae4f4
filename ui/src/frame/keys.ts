// Keys: what they are called and who answers to them; those the web view would take for itself; the zoom.

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
  return key === 'Backspace' && !isText(event.target);
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether an element takes text, or letters to choose with. */
export function isText(target: EventTarget | null): target is Field {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether a key belongs to a letter that a typing tool is still putting together. */
export function isComposed(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether a dialog stands in front: then the keys of the screen behind it rest. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** What keys do, by their names. Backspace is never among them: typing tools send it while they put letters together. */
export type Keys = Readonly<Record<string, () => unknown>>;

/** The name of a key with what is held down: "ctrl+shift+z", "alt+arrowup", "f5", "?" (whatever makes that sign). */
export function nameOf({ key, ctrlKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string {
  const lower = key.toLowerCase();
  const sign = key.length === 1 && lower === key.toUpperCase() && key !== ' ';
  return `${ctrlKey ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${shiftKey && !sign ? 'shift+' : ''}${key === ' ' ? 'space' : lower}`;
}

/** Keys that no text takes for itself. */
const BEYOND_TEXT = /^((ctrl|shift)\+)?f\d+$|^ctrl\+([efkps]|enter)$|^alt\+\d$/;

/**
 * Whether a key belongs to the text it is pressed in. A field that deals with its keys by itself (`data-own`) lets
 * through what is not its own; signs only while it is `data-idle`.
 */
function isOfText(name: string, target: EventTarget | null): boolean {
  if (!isText(target) || BEYOND_TEXT.test(name)) return false;
  return name.length === 1 ? target.dataset.idle === undefined : target.dataset.own === undefined;
}

/**
 * Answers to keys. A place listens at the document, the window itself at the window: what a place takes goes no further.
 * `anywhere`: in texts and over dialogs too.
 */
export function on(keys: Keys, { anywhere = false } = {}): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposed(event)) return;
    const name = nameOf(event);
    const act = keys[name];
    if (!act || (!anywhere && (isCovered() || isOfText(name, event.target)))) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

/** A letter typed while nothing has the focus belongs to the table on the screen; listens before all others. */
export function strays(focus: () => void): (event: KeyboardEvent) => void {
  return ({ key }) => {
    if (document.activeElement === document.body && !isCovered() && key !== 'Tab') focus();
  };
}

const steps = [90, 100, 110, 125, 150];

/** The zoom after one step up or down, in percent. */
export function zoomed(now: number, by: 1 | -1 | 0): number {
  if (by === 0) return 100;
  const next = by > 0 ? steps.find((step) => step > now) : steps.findLast((step) => step < now);
  return next ?? now;
}
