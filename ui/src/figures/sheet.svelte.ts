// The form that is open under Số liệu: what the core last said of it, and the acts that change it.
import { call } from '../host/door';
import { kept } from '../grid/lines';
import { Opened } from '../opened.svelte';
import { session } from '../session.svelte';
import { inTurn } from '../turn';
import type { CellAbout, CellRef, Changed, FormState, SheetBody, SheetHead, Told, Undone, UndoPlace } from '../types/door';

/** The cell stood on last. */
const remembered = session.remember('cell');

export class OpenSheet extends Opened<Changed, { form: string; cycle: string }> {
  head = $state.raw<SheetHead | null>(null);
  body = $state.raw<SheetBody | null>(null);
  /** The focused cell; null on a line without a row. */
  cell = $state.raw<CellRef | null>(null);
  about = $state.raw<CellAbout | null>(null);
  /** The cell that `about` is about; the focused one but for a moment after it was reached. */
  told = $state.raw<CellRef | null>(null);
  /** What the last change did not take as given, until it is read or something else is done. */
  untaken = $state.raw<Told[]>([]);
  /** The figures that the last change put others in the place of, as long. */
  replaced = $state.raw<Told[]>([]);
  /** What counting anew would change: one sentence; none when nothing, or not asked yet. */
  drift = $state.raw<string | null>(null);
  #recounting: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #summing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly form: string,
    readonly cycle: string,
    /** Told the state of the form after every answer. */
    readonly heard: (state: FormState) => void,
  ) {
    super({ form, cycle }, `Biểu ${form}`);
  }

  load(): Promise<boolean> {
    return this.attempt(async () => {
      const { head, body } = await inTurn(() => call('sheet', this.own));
      this.head = head;
      this.take(body);
    });
  }

  override leave(): void {
    super.leave();
    clearTimeout(this.#recounting);
    clearTimeout(this.#waiting);
    clearTimeout(this.#summing);
    session.selection = '';
  }

  take(body: SheetBody): void {
    this.body = kept(this.body, body);
    this.stood(body);
    this.heard(body.state);
    if (this.cell) this.#askAbout();
    this.recount();
  }

  protected override taken({ body, replaced, told }: Changed): void {
    this.take(body);
    this.untaken = told;
    this.replaced = replaced;
  }

  protected override get place(): UndoPlace {
    return { in: 'sheet', form: this.form, cycle: this.cycle };
  }

  protected override async replayed(done: Undone): Promise<void> {
    const { sheet } = done;
    this.untaken = this.replaced = [];
    if (sheet?.form === this.form && sheet.cycle === this.cycle) {
      this.take(sheet.body);
      // The cursor stands on what came back.
      if (sheet.row !== null) session.target = { row: sheet.row, column: sheet.column ?? undefined };
    } else await session.goUndone(done);
  }

  /** The officer stands on another cell: it is remembered, and the panel follows a moment later. */
  focus(cell: CellRef | null): void {
    this.cell = cell;
    if (cell) remembered.text = JSON.stringify({ form: this.form, cycle: this.cycle, cell });
    this.#askAbout();
  }

  /** The cell stood on when this form was last shown. */
  remembered(): CellRef | null {
    try {
      const last = JSON.parse(remembered.text || 'null') as { form: string; cycle: string; cell: CellRef } | null;
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
      if (this.shown) session.selection = summary?.text ?? '';
    }, 100);
  }

  /** Asks, when the hands rest, whether the dossiers say something else: no typing waits for it. */
  recount(): void {
    clearTimeout(this.#recounting);
    if (!this.head?.columns.some(({ counted }) => counted)) return;
    this.#recounting = setTimeout(async () => {
      const found = await call('drift_found', this.own).catch(() => null);
      if (this.shown) this.drift = found?.text ?? null;
    }, 400);
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
