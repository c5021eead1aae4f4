// A text being typed in a table whose cells are saved one by one: begun with a letter, F2 or a double click, saved when
// the cell is left, given up with Esc. What is refused waits at its cell, as it was typed, until it is mended.
//
// The table has one real field, which lies over the cell one stands on and keeps the focus: what is typed goes there from
// the first letter on, and Vietnamese typing tools find what they sent. So nothing here acts on Backspace, or writes into
// the field while the officer types.
import { words } from '../host/door';
import { nameOf } from './keys';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The table around it. */
export interface Cells {
  /** The name of the cell one stands on; it stays when lines come and go. */
  readonly cell: string;
  /** Its text as it is edited. */
  readonly text: string;
  /** Why nothing can be typed in it; empty where something can. */
  whyNot: () => string;
  /** Saves a text in it; throws what is refused. Nothing where nothing can be saved. */
  save: (text: string) => Promise<unknown> | undefined;
  /** Goes back to a cell whose text was refused. */
  back: (cell: string) => void;
}

/** Keys that lead from letter to letter in a text of one line, and in one of several. */
const WITHIN = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];
const WITHIN_LINES = [...WITHIN, 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'];

export class Typing {
  /** Over the old text, or in it (F2); null while nothing is typed. */
  how = $state<'over' | 'in' | null>(null);
  /** What stands in the field. */
  now = $state('');
  /** What was refused, by cell, with the text as it was typed. */
  refused = $state.raw<ReadonlyMap<string, { text: string; why: string }>>(new Map());
  /** What could not be done here, until the officer goes on. */
  hint = $state('');
  #field: Field | undefined;

  constructor(
    readonly cells: Cells,
    /** Whether texts have several lines. */
    readonly lines = false,
  ) {}

  /** Why the text of this cell was refused, or what could not be done here. */
  get refusal(): string {
    return this.refused.get(this.cells.cell)?.why ?? this.hint;
  }

  /** Whether the text of this cell was refused. */
  get wrong(): boolean {
    return this.refused.has(this.cells.cell);
  }

  /** The field; to be attached to it. */
  hold = (field: Field) => {
    this.#field = field;
    return () => (this.#field = undefined);
  };

  /** Starts typing; where nothing can be typed it says so. */
  start(how: 'over' | 'in', text?: string): void {
    const field = this.#field;
    if (!field) return;
    this.hint = this.cells.whyNot();
    if (this.hint) return this.#clear();
    this.how = how;
    if (text === undefined) return;
    field.value = this.now = text;
    field.setSelectionRange(text.length, text.length);
  }

  /** Starts typing in the old text. */
  mend(): void {
    this.start('in', this.cells.text);
  }

  /** Something was typed. */
  input = (): void => {
    if (!this.how) this.start('over');
    if (this.how) this.now = this.#field?.value ?? '';
  };

  /** Whether a key belongs to the text being typed. One that does not leaves the cell, which is saved before it acts. */
  takes(event: KeyboardEvent): boolean {
    const name = nameOf(event);
    if (name === 'escape') return this.#escape(event);
    if (!this.how) return false;
    if (name === 'f2') this.how = 'in';
    else if (this.lines && name === 'alt+enter') this.#newLine(event);
    else if (leaves(event, this.how, this.lines)) return (this.commit(), false);
    return true;
  }

  /** Leaves the cell: saves what was typed. `again` sends a refused text once more. */
  commit(again = true): void {
    if (!this.how) return;
    const text = tidied(this.#field?.value ?? '');
    const before = this.refused.get(this.cells.cell)?.text;
    const same = before === undefined ? text === this.cells.text.trim() : text === before && !again;
    this.#clear();
    if (!same) this.#save(text);
  }

  /** Saves a text that was not typed letter by letter. */
  put(text: string): void {
    this.hint = this.cells.whyNot();
    if (!this.hint) this.#save(tidied(text));
  }

  /** One stands on another cell: what was refused there waits to be mended. */
  arrive(): void {
    this.hint = '';
    const kept = this.refused.get(this.cells.cell);
    if (kept) this.start('in', kept.text);
  }

  #save(text: string): void {
    const { cell } = this.cells;
    this.cells.save(text)?.then(
      () => this.#field && this.#forget(cell),
      (thrown) => {
        // The table is gone: whoever saves tells it elsewhere.
        if (!this.#field) return;
        this.refused = new Map(this.refused).set(cell, { text, why: words(thrown) });
        // Back to the cell, unless the officer is typing in another by now: that one is not taken away.
        if (!this.how) this.cells.back(cell);
      },
    );
  }

  /** Gives up what is typed, what was refused of this cell, and what was said; false when there is nothing of it. */
  #escape(event: Event): boolean {
    if (!this.how && !this.refusal) return false;
    event.preventDefault();
    this.#forget(this.cells.cell);
    this.hint = '';
    this.#clear();
    return true;
  }

  #newLine(event: Event): void {
    const field = this.#field;
    event.preventDefault();
    field?.setRangeText('\n', field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    this.input();
  }

  #clear(): void {
    this.how = null;
    this.now = '';
    if (this.#field) this.#field.value = '';
  }

  #forget(cell: string): void {
    if (!this.refused.has(cell)) return;
    const rest = new Map(this.refused);
    rest.delete(cell);
    this.refused = rest;
  }
}

const tidied = (text: string): string => text.normalize('NFC').trim();

/** Whether a key leads out of a text. Letters do not, nor keys on their way to one: Shift, a dead accent, AltGr. */
function leaves({ key, ctrlKey, altKey }: KeyboardEvent, how: 'over' | 'in', lines: boolean): boolean {
  if ((lines ? WITHIN_LINES : WITHIN).includes(key)) return how === 'over' || altKey;
  if (['Enter', 'Tab', ...WITHIN_LINES].includes(key) || /^F\d+$/.test(key)) return true;
  // AltGr comes as Ctrl and Alt together.
  return key.length === 1 && ctrlKey !== altKey && !(ctrlKey && 'cxvazy'.includes(key.toLowerCase()));
}
