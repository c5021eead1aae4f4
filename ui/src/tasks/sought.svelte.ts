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

/** What was kept under a name, if it is still whole. */
function kept(): Partial<TaskFilter> {
  try {
    return JSON.parse(localStorage.getItem('tasks') ?? '{}') as Partial<TaskFilter>;
  } catch {
    return {};
  }
}

class Sought {
  /** At first what is still to do. */
  filter = $state.raw<TaskFilter>({ ...ALL, states: ['todo', 'doing'], ...kept() });
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

  /** Narrows the list further, or otherwise. */
  narrow(part: Partial<TaskFilter>): void {
    this.filter = { ...this.filter, ...part };
    localStorage.setItem('tasks', JSON.stringify(this.filter));
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
