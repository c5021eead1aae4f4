// The catalogue that is shown: what the core last said of it, which procedures are marked, and the acts that change it.
import { Asked } from '../asked.svelte';
import { call } from '../host/door';
import { Opened, type Steps } from '../opened.svelte';
import { session } from '../session.svelte';
import type {
  MissingWhat,
  ProcedureFieldList,
  ProcedureFields,
  ProcedureFilter,
  ProcedureLine,
  ProcedureList,
  ProceduresMissing,
  Undone,
  UndoPlace,
} from '../types/door';

/** A filter that narrows nothing. */
export const ALL: ProcedureFilter = {
  text: '',
  field: null,
  unclassified: false,
  level: null,
  fee: null,
  ended: false,
  missing: null,
  skip: 0,
  most: 0,
};

/** What every change of the catalogue answers. */
interface Told extends Steps {
  message: string | null;
  saved: string | null;
}

/** What of a procedure is saved. */
function fieldsOf({ id, code, name, field, level, fee, days, unit, authority, from, until }: ProcedureLine): ProcedureFields {
  return { id, code, name, field, level, fee, days, unit, authority, from, until };
}

/** A procedure that is not there yet. */
const FRESH: ProcedureFields = {
  id: 0,
  code: '',
  name: '',
  field: '',
  level: null,
  fee: null,
  days: null,
  unit: '',
  authority: '',
  from: null,
  until: null,
};

export class OpenProcedures extends Opened<Told> {
  filter = $state.raw(ALL);
  fields = $state.raw<ProcedureFieldList>();
  missing = $state.raw<ProceduresMissing>();
  /** The marked procedures, by id. */
  marked = $state.raw<ReadonlySet<number>>(new Set());
  /** The procedure the officer is at. */
  line = $state.raw<ProcedureLine>();
  /** Where in the list that is, or was. */
  at = $state(0);
  #list = new Asked<ProcedureList>();
  #saves: Promise<unknown> = Promise.resolve();

  constructor() {
    super({}, 'Danh mục thủ tục');
  }

  get list(): ProcedureList | null {
    return this.#list.answer;
  }

  get lines(): ProcedureLine[] {
    return this.list?.lines ?? [];
  }

  /** The year whose dossiers say which procedures are in use. */
  get year(): number {
    return Number(session.state?.today.slice(0, 4));
  }

  /** What an act is done to: the marked ones, else the one the officer is at. */
  get meant(): number[] {
    if (this.marked.size) return [...this.marked];
    return this.line ? [this.line.id] : [];
  }

  /** Asks for everything; as many lines as were there. */
  load(): Promise<boolean> {
    return this.attempt(() => Promise.all([this.#find(this.lines.length), this.#about()]));
  }

  /** Narrows the list further, or otherwise. */
  narrow(part: Partial<ProcedureFilter>): Promise<boolean> {
    this.refusal = '';
    this.filter = { ...this.filter, ...part };
    return this.attempt(() => this.#find(0));
  }

  /** Shows those in use that lack something, and nothing of an earlier filter; again: all. */
  lacking(what: MissingWhat): Promise<boolean> {
    const again = this.filter.missing?.what === what;
    return this.narrow({ ...ALL, missing: again ? null : { year: this.year, what } });
  }

  /** The next part of the lines. */
  more(): Promise<boolean> {
    return this.attempt(() => this.#find(this.lines.length + 1));
  }

  async #find(atLeast: number): Promise<void> {
    const filter = this.filter;
    await this.#list.again(() => lines(filter, atLeast));
    const { list } = this;
    if (!list) return;
    this.steps = list;
    const there = new Set(list.lines.map(({ id }) => id));
    this.marked = new Set([...this.marked].filter((id) => there.has(id)));
    const found = list.lines.findIndex(({ id }) => id === this.line?.id);
    this.at = found < 0 ? Math.min(this.at, Math.max(list.lines.length - 1, 0)) : found;
    // One that is being edited stays at hand though the filter no longer finds it.
    if (found >= 0 || !isEdited()) this.line = list.lines[this.at];
  }

  async #about(): Promise<void> {
    [this.fields, this.missing] = await Promise.all([
      call('procedure_fields', {}),
      call('procedures_missing', { year: this.year }),
    ]);
  }

  /** Changes something of a procedure; id 0 adds one. What was changed of it before is kept. */
  save(id: number, part: Partial<ProcedureFields>): Promise<unknown> {
    const save = this.#saves.then(async () => {
      const known = this.line?.id === id ? this.line : this.lines.find((line) => line.id === id);
      const procedure = { ...(known ? fieldsOf(known) : FRESH), ...part };
      await this.change('procedure_save', { procedure });
    });
    this.#saves = save.catch(() => undefined);
    return save;
  }

  protected override async taken(answer: Told): Promise<void> {
    this.stood(answer);
    const { line } = answer as { line?: ProcedureLine | null };
    if (line && (line.id === this.line?.id || !this.lines.some(({ id }) => id === line.id))) this.line = line;
    await this.load();
  }

  protected override get place(): UndoPlace {
    return { in: 'procedures' };
  }

  protected override async replayed(done: Undone): Promise<void> {
    if (done.place?.in !== 'procedures') return session.goUndone(done);
    await this.load();
  }

  /** Goes to a line; from it others are reached with the arrows. */
  go(at: number): void {
    this.at = at;
    this.line = this.lines[at];
  }
}

/** Whether the officer is at work in the panel beside the list. */
function isEdited(): boolean {
  return document.activeElement?.closest('[data-panel]') !== null;
}

/** The lines of a filter, part by part, until there are enough. */
async function lines(filter: ProcedureFilter, atLeast: number): Promise<ProcedureList> {
  const list = await call('procedures', { filter });
  while (list.lines.length < Math.min(atLeast, list.total)) {
    const { lines } = await call('procedures', { filter: { ...filter, skip: list.lines.length } });
    if (!lines.length) break;
    list.lines.push(...lines);
  }
  return list;
}
