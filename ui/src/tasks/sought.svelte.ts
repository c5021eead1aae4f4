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

/** The filter of the data file that is open. */
const remembered = session.remember('tasks');
/** How they were looked at last. */
const way = session.remember('tasks-view');

/** A filter that was kept, if it is still whole. */
function kept(text: string): Partial<TaskFilter> {
  try {
    return JSON.parse(text || '{}') as Partial<TaskFilter>;
  } catch {
    return {};
  }
}

class Sought {
  /** The plans and units of another data file mean nothing here: each has a filter of its own. */
  filter = $derived<TaskFilter>({ ...START, ...kept(remembered.text) });
  /** The occurrence to go to when the list has come. */
  line: number | null = null;

  get view(): View {
    return way.text === 'month' ? 'month' : 'list';
  }

  set view(view: View) {
    way.text = view;
  }

  /** Narrows the list further, or otherwise. */
  narrow(part: Partial<TaskFilter>): void {
    remembered.text = JSON.stringify({ ...this.filter, ...part });
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
