// Closing the window with a text half typed: it is handed over as if the officer went on to something else, and
// what could not be handed over is known.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

let closing = false;
/** What was typed in and has not told of it. */
const typed = new WeakSet<EventTarget>();

/** Whether a text that loses the keys is left: looking something up in another program is not leaving it. */
export function isLeft(): boolean {
  return closing || document.hasFocus();
}

/** A field was typed in. */
export function noteTyped({ target }: Event): void {
  if (target) typed.add(target);
}

/** A field told what it holds. Forms and dialogs take it only when they are done. */
export function noteTold({ target }: Event): void {
  if (target instanceof Element && !target.closest('form, dialog')) typed.delete(target);
}

/** Hands over what is being typed; a window in the background takes no focus away, so it is told by hand. */
export function handOver(): void {
  const field = document.activeElement;
  if (!field || field.closest('form, dialog')) return;
  closing = true;
  if (typed.has(field)) field.dispatchEvent(new Event('change', { bubbles: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  closing = false;
}

/** Whether a text was refused and waits to be mended, or something stands in a dialog or form that is not done. */
export function isUnsaved(): boolean {
  const fields = document.querySelectorAll<Field>(':is(form, dialog[open]) :is(input, textarea, select)');
  return (
    document.querySelector('[data-refused]') !== null ||
    [...fields].some((field) => typed.has(field) && field.value.trim() !== '')
  );
}
