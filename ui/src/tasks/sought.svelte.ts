// Which tasks are looked for, and how they are shown; kept over a reload. Other screens may ask for some.
import { session } from '../session.svelte';
import type { TaskFilter } from '../types/door';

/** A list, or a calendar of one month. */
export type View = 'list' | 'month';

/** A filter that narrows nothing. */
export const ALL: TaskFilter = {
  plan: null,
  unit: null,
  states: [],
  standing: [],
  from: null,
  to: null,
  text: '',
  undated: false,
  skip: 0,
};

/** At first: what is still to do. */
const START: TaskFilter = { ...ALL, states: ['todo', 'doing'] };

/** The filter that was kept of a data file, if it is still whole. */
function kept(file: string): Partial<TaskFilter> {
  try {
    const { of, filter } = JSON.parse(localStorage.getItem('tasks') ?? '{}') as { of?: string; filter?: Partial<TaskFilter> };
    return of === file ? { ...filter } : {};
  } catch {
    return {};
  }
}

class Sought {
  filter = $state.raw<TaskFilter>(START);
  /** The opening of the data file that the filter belongs to. */
  #of: number | undefined;
  #view = $state<View>(localStorage.getItem('tasks-view') === 'month' ? 'month' : 'list');
  /** The occurrence to go to when the list has come. */
  line: number | null = null;

  get view(): View {
    return this.#view;
  }

  set view(view: View) {
    this.#view = view;
    localStorage.setItem('tasks-view', view);
  }

  /** Takes up the filter of the data file that is open: the plans and units of another one mean nothing here. */
  settle(): void {
    if (this.#of === session.opened) return;
    this.filter = { ...START, ...(this.#of === undefined ? kept(session.state?.data_file ?? '') : {}) };
    this.#of = session.opened;
  }

  /** Narrows the list further, or otherwise. */
  narrow(part: Partial<TaskFilter>): void {
    this.settle();
    this.filter = { ...this.filter, ...part };
    localStorage.setItem('tasks', JSON.stringify({ of: session.state?.data_file, filter: this.filter }));
  }

  /** Goes to Nhiệm vụ and shows these, and nothing of an earlier filter. */
  show(part: Partial<TaskFilter>, line: number | null = null): void {
    this.view = 'list';
    this.line = line;
    this.narrow({ ...ALL, ...part });
    void session.go('tasks');
  }
}

export const sought = new Sought();
