// The form that is open under Số liệu: what the core last said of it, and the acts that change it.
import { call, words } from '../host/door';
import { kept } from '../grid/lines';
import { session } from '../session.svelte';
import { inTurn } from '../turn';
import type { CellAbout, CellRef, Changed, Commands, FormState, SheetBody, SheetHead } from '../types/door';

/** Commands that change a form and answer with its new body. */
type Change = {
  [K in keyof Commands]: Commands[K]['reply'] extends Changed ? K : never;
}[keyof Commands];

/** What such a command needs beyond form and cycle. */
type Rest<K extends Change> = Omit<Commands[K]['args'], 'form' | 'cycle'>;

/** A question of the core that waits for a yes. */
export interface Question {
  text: string;
  yes: () => Promise<void>;
}

export class OpenSheet {
  head = $state.raw<SheetHead | null>(null);
  body = $state.raw<SheetBody | null>(null);
  /** What was refused of the whole form, until dismissed. */
  refusal = $state('');
  question = $state.raw<Question | null>(null);
  /** The focused cell; null on a line without a row. */
  cell = $state.raw<CellRef | null>(null);
  about = $state.raw<CellAbout | null>(null);
  /** The cell that `about` is about; the focused one but for a moment after it was reached. */
  told = $state.raw<CellRef | null>(null);
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #summing: ReturnType<typeof setTimeout> | undefined;
  #shown = true;

  constructor(
    readonly form: string,
    readonly cycle: string,
    /** Told the state of the form after every answer. */
    readonly heard: (state: FormState) => void,
  ) {}

  async load(): Promise<void> {
    try {
      const { head, body } = await inTurn(() => call('sheet', { form: this.form, cycle: this.cycle }));
      this.head = head;
      this.take(body);
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  }

  /** The screen went to another form. */
  leave(): void {
    this.#shown = false;
    clearTimeout(this.#waiting);
    clearTimeout(this.#summing);
    session.selection = '';
  }

  take(body: SheetBody): void {
    this.body = kept(this.body, body);
    session.saved = body.saved;
    this.heard(body.state);
    if (this.cell) this.#askAbout();
  }

  /** Makes a change; throws what the core refuses. */
  async change<K extends Change>(cmd: K, rest: Rest<K>): Promise<void> {
    const args = { form: this.form, cycle: this.cycle, ...rest } as unknown as Commands[K]['args'];
    try {
      const changed = (await inTurn(() => call(cmd, args))) as Changed;
      this.take(changed.body);
      if (changed.message) session.toast(changed.message);
      if (changed.question) {
        this.question = { text: changed.question, yes: () => this.try(cmd, { ...rest, sure: true } as Rest<K>) };
      }
    } catch (thrown) {
      // The officer is at another form by now: it must still be told that this one did not take it.
      if (!this.#shown) session.refusal = `Biểu ${this.form}: chưa ghi. ${words(thrown)}`;
      throw thrown;
    }
  }

  /** Makes a change; what is refused stays above the form until dismissed. */
  async try<K extends Change>(cmd: K, rest: Rest<K>): Promise<void> {
    this.refusal = '';
    try {
      await this.change(cmd, rest);
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  }

  /** The officer said yes. */
  answer(): void {
    const question = this.question;
    this.question = null;
    void question?.yes();
  }

  /** Undoes or redoes, and goes to where that was. */
  async replay(cmd: 'undo' | 'redo'): Promise<void> {
    this.refusal = '';
    try {
      const done = await inTurn(() => call(cmd, {}));
      session.toast(done.message);
      const sheet = done.sheet;
      if (sheet?.form === this.form && sheet.cycle === this.cycle) this.take(sheet.body);
      else await session.goUndone(done);
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  }

  /** The officer stands on another cell: it is remembered, and the panel follows a moment later. */
  focus(cell: CellRef | null): void {
    this.cell = cell;
    if (cell) localStorage.setItem('cell', JSON.stringify({ form: this.form, cycle: this.cycle, cell }));
    this.#askAbout();
  }

  /** The cell stood on when this form was last shown. */
  remembered(): CellRef | null {
    try {
      const last = JSON.parse(localStorage.getItem('cell') ?? 'null') as { form: string; cycle: string; cell: CellRef } | null;
      return last?.form === this.form && last.cycle === this.cycle ? last.cell : null;
    } catch {
      return null;
    }
  }

  /** An area is selected: its sum goes to the bottom line. */
  select(from: CellRef | null, to: CellRef | null): void {
    clearTimeout(this.#summing);
    if (!from || !to || (from.row === to.row && from.column === to.column)) {
      session.selection = '';
      return;
    }
    this.#summing = setTimeout(async () => {
      const args = { form: this.form, period: this.cycle, from, to };
      const summary = await call('cells_summary', args).catch(() => null);
      if (this.#shown) session.selection = summary?.text ?? '';
    }, 100);
  }

  #askAbout(): void {
    clearTimeout(this.#waiting);
    if (this.cell) this.#waiting = setTimeout(() => void this.tell(), 120);
    else this.about = this.told = null;
  }

  /** Asks about the focused cell at once. */
  async tell(): Promise<void> {
    clearTimeout(this.#waiting);
    const cell = this.cell;
    if (!cell) return;
    const about = await call('cell_about', { form: this.form, cycle: this.cycle, ...cell }).catch(() => null);
    if (this.cell === cell) [this.about, this.told] = [about, cell];
  }
}
