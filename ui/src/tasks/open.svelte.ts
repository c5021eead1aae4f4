// The tasks that are shown: what the core last said of them, which are marked, and the acts that change them.
import { call, words } from '../host/door';
import { Opened } from '../opened.svelte';
import { session } from '../session.svelte';
import type { OccurrenceFields, TaskLine, TaskList, TaskMonth, TaskYear, TasksChanged, Undone, UndoPlace } from '../types/door';
import { ALL, sought } from './sought.svelte';

/** Nothing of an occurrence. */
export const SAME: OccurrenceFields = { state: null, done: null, due: null, note: null, evidence: null };

/** What a line is known by, over every answer: its occurrence, else its task. */
export const key = ({ id, node }: TaskLine): string => (id === null ? `node-${node}` : String(id));

export class OpenTasks extends Opened<TasksChanged> {
  list = $state.raw<TaskList>();
  year = $state.raw<TaskYear>();
  month = $state.raw<TaskMonth>();
  /** The year and month that bar and calendar show. */
  at = $state.raw({ year: 0, month: 1 });
  /** The marked lines. */
  marked = $state.raw<ReadonlySet<string>>(new Set());
  /** The line the officer is at. */
  line = $state.raw<TaskLine>();
  /** What was left out of the filter, and why; told until it is dismissed. */
  dropped = $state.raw<string[]>([]);
  #asked = 0;
  #steps = Promise.resolve();

  constructor() {
    super({}, 'Nhiệm vụ');
    const [year = 0, month = 1] = (sought.filter.from ?? session.state?.today ?? '').split('-').map(Number);
    this.at = { year, month };
  }

  /** All lines of the list, or of the month. */
  get lines(): TaskLine[] {
    return sought.view === 'list' ? (this.list?.lines ?? []) : (this.month?.weeks.flat().flatMap(({ lines }) => lines) ?? []);
  }

  /** What an act is done to: the marked lines, else the one the officer is at. Only what falls due can be done. */
  get meant(): number[] {
    const ids = this.lines.filter((line) => this.marked.has(key(line))).flatMap(({ id }) => id ?? []);
    return ids.length ? ids : (this.line?.id ?? null) === null ? [] : [this.line?.id as number];
  }

  /** Asks for everything shown; as many lines as were there. */
  async load(atLeast = 0): Promise<void> {
    const turn = ++this.#asked;
    const { filter, view } = sought;
    const { plan, unit, text } = filter;
    try {
      const [list, year, month] = await Promise.all([
        lines(filter, atLeast),
        call('task_year', { year: this.at.year, filter: { ...ALL, plan, unit, text } }),
        view === 'month' ? call('task_month', { ...this.at, filter: { ...filter, from: null, to: null } }) : undefined,
      ]);
      // Another filter was set meanwhile.
      if (turn !== this.#asked) return;
      [this.list, this.year, this.month] = [list, year, month];
      this.steps = list;
      this.refusal = '';
      if (list.dropped.length) {
        this.dropped = list.dropped;
        sought.narrow({ plan: list.filter.plan, unit: list.filter.unit });
      }
      this.#keep();
    } catch (thrown) {
      if (turn === this.#asked) this.refusal = words(thrown);
    }
  }

  /** The next 500 lines. */
  async more(): Promise<void> {
    await this.load((this.list?.lines.length ?? 0) + 1);
  }

  /** Shows the year before or after. */
  stepYear(by: 1 | -1): Promise<void> {
    this.at = { year: this.at.year + by, month: this.at.month };
    return this.load();
  }

  /** Shows the month before or after, one after the other for quick hands. */
  step(to: 'previous' | 'next'): Promise<void> {
    this.#steps = this.#steps.then(() => {
      const month = this.month?.[to];
      if (!month) return;
      this.at = month;
      return this.load();
    });
    return this.#steps;
  }

  /** Changes the occurrences meant, which are then no longer marked; throws what the core refuses. */
  async set(fields: Partial<OccurrenceFields>, ids = this.meant): Promise<void> {
    await this.change('occurrences_set', { ids, fields: { ...SAME, ...fields } });
    this.marked = new Set([...this.marked].filter((one) => !ids.includes(Number(one))));
  }

  /** Writes a note, which has nothing to do with what is marked meanwhile. */
  async note(id: number, note: string): Promise<void> {
    await this.change('occurrences_set', { ids: [id], fields: { ...SAME, note } });
  }

  protected override async taken(changed: TasksChanged): Promise<void> {
    this.stood(changed);
    const at = this.line && changed.lines.find((line) => key(line) === key(this.line as TaskLine));
    if (at) this.line = at;
    await this.load(this.list?.lines.length);
  }

  protected override get place(): UndoPlace {
    return { in: 'tasks' };
  }

  protected override async replayed(done: Undone): Promise<void> {
    const [first] = done.occurrences;
    if (done.place?.in !== 'tasks') return session.goUndone(done);
    if (first !== undefined) sought.line = first;
    await this.load(this.list?.lines.length);
  }

  /** What is no longer listed is no longer marked; the line the officer is at stays, or its successor. */
  #keep(): void {
    const { lines } = this;
    const there = new Map(lines.map((line) => [key(line), line]));
    this.marked = new Set([...this.marked].filter((one) => there.has(one)));
    const wanted = sought.line === null ? this.line && key(this.line) : String(sought.line);
    sought.line = null;
    const found = wanted === undefined ? undefined : there.get(wanted);
    this.line = found ?? lines[Math.min(this.#index, lines.length - 1)];
    if (this.line) this.#index = lines.indexOf(this.line);
  }

  /** Where the officer is in the list. */
  #index = 0;

  go(line: TaskLine): void {
    this.line = line;
    this.#index = this.lines.indexOf(line);
  }
}

/** The lines of a filter, page by page, until there are enough. */
async function lines(filter: typeof sought.filter, atLeast: number): Promise<TaskList> {
  const list = await call('tasks', { filter: { ...filter, skip: 0 } });
  while (list.lines.length < Math.min(atLeast, list.total)) {
    const { lines } = await call('tasks', { filter: { ...filter, skip: list.lines.length } });
    if (!lines.length) break;
    list.lines.push(...lines);
  }
  return list;
}
