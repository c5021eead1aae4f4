// What all screens share: the core's state, where the officer is, toasts. One object, `session`.
import { call, words } from './host/door';
import { Remembered } from './memory.svelte';
import type { Commands, CycleHead, Hit, State, Undone } from './types/door';

/** The places of the left bar. */
export type Place = 'overview' | 'plan' | 'tasks' | 'figures' | 'dossiers' | 'reports' | 'settings';

/** Something that was done. */
export interface Toast {
  id: number;
  text: string;
  /** What can be done beyond it. */
  offer: Offer | null;
}

/** An act that waits for a yes. */
export interface Offer {
  text: string;
  yes: () => unknown;
}

/** A cell to go to; without a column, the first one that takes a figure. */
export interface Target {
  row: number | null;
  column?: string;
}

/** In the order of the left bar; Alt+1 … go to them. */
export const places: Place[] = ['overview', 'plan', 'tasks', 'figures', 'dossiers', 'reports', 'settings'];

class Session {
  /** Null until the core has answered for the first time. */
  state = $state.raw<State | null>(null);
  /** Why the core did not answer at all. */
  lost = $state('');
  place = $state<Place>('overview');
  /** The cycle shown, with its texts. */
  cycle = $state.raw<CycleHead | null>(null);
  /** Code of the form shown under Số liệu. */
  form = $state('');
  /** Counts every opening of a data file, so that screens know to load anew. */
  opened = $state(0);
  toasts = $state<Toast[]>([]);
  /** "10:32:05": when the last change was written. */
  saved = $state<string | null>(null);
  /** What was refused after the officer had gone on to another form; told wherever they are, until dismissed. */
  refusal = $state('');
  /** Sum, count and average of the selected cells. */
  selection = $state('');
  /** Shows the list of keys. */
  keys = $state(false);
  /** Shows the help. */
  help = $state(false);
  /** The cell Số liệu should go to when it has loaded. */
  target = $state.raw<Target | null>(null);
  /** The plan shown under Kế hoạch; 0 until one is chosen. */
  plan = $state(0);
  /** The line Kế hoạch should go to when it has loaded. */
  line = $state<number | null>(null);
  /** Counts what was undone or redone in plans and tasks from elsewhere, so that their screens load anew. */
  undone = $state(0);
  /** An act of another place that undo or redo offers; waits for a yes. */
  offer = $state.raw<Offer | null>(null);
  #remembered = { place: this.remember('place'), form: this.remember('form'), cycle: this.remember('cycle') };
  /** The cycle that was asked for and has not come yet. */
  #bound = '';
  /** The steps from cycle to cycle that are under way. */
  #steps: Promise<unknown> = Promise.resolve();
  #toasts = 0;

  /** Remembers something of the data file that is open. */
  remember(key: string): Remembered {
    return new Remembered(key, () => this.state?.data_file ?? '');
  }

  /** Asks the core for its state, and goes where the officer was last. */
  async start(): Promise<void> {
    try {
      this.take(await call('state', {}));
    } catch (thrown) {
      this.lost = words(thrown);
      return;
    }
    const place = this.#remembered.place.text as Place;
    if (places.includes(place)) this.place = place;
    await this.#lastCycle();
  }

  /** A data file was opened (start, sample, restoring): everything shown so far is void. */
  async open(state: State): Promise<void> {
    this.form = this.selection = this.refusal = '';
    this.cycle = this.saved = this.target = this.line = null;
    this.plan = 0;
    this.take(state);
    this.place = 'overview';
    await this.#lastCycle();
    this.opened += 1;
  }

  /** Takes a newer state of the same data file. */
  take(state: State): void {
    this.state = state;
    const known = state.cycles.find((head) => head.cycle === this.cycle?.cycle);
    if (known) this.cycle = known;
    if (!state.forms.some((form) => form.code === this.form)) {
      const last = this.#remembered.form.text;
      this.form = (state.forms.find((form) => form.code === last) ?? state.forms[0])?.code ?? '';
    }
  }

  /** Asks for the state again, after something that changes cycles or texts of the frame. */
  async refresh(): Promise<void> {
    this.take(await call('state', {}));
  }

  /** Goes to a place, and there to a form, a cycle and a cell. */
  async go(place: Place, to: { form?: string; cycle?: string; target?: Target } = {}): Promise<void> {
    if (to.form) this.goForm(to.form);
    if (to.target) this.target = to.target;
    if (to.cycle && to.cycle !== this.cycle?.cycle) await this.goCycle(to.cycle);
    this.place = place;
    this.#remembered.place.text = place;
  }

  /** Goes to a plan, and there to a line. */
  async goPlan(plan: number, line: number | null = null): Promise<void> {
    this.plan = plan;
    this.line = line;
    await this.go('plan');
  }

  /** Goes to what the search found. */
  async goHit(hit: Hit): Promise<void> {
    if (hit.plan !== null) return this.goPlan(hit.plan, hit.node);
    await this.go('figures', {
      form: hit.form ?? undefined,
      cycle: hit.cycle ?? undefined,
      target: hit.row === null ? undefined : { row: hit.row },
    });
  }

  /** Goes to where something was undone or redone. */
  async goUndone({ place, sheet, plan, node }: Undone): Promise<void> {
    if (sheet) {
      const { form, cycle, row, column } = sheet;
      return this.go('figures', { form, cycle, target: row === null ? undefined : { row, column: column ?? undefined } });
    }
    if (plan !== null) this.plan = plan;
    this.line = node;
    this.undone += 1;
    await this.go(place?.in === 'tasks' ? 'tasks' : 'plan');
  }

  goForm(code: string): void {
    this.form = code;
    this.#remembered.form.text = code;
  }

  /** Shows a cycle, started or not. */
  async goCycle(cycle: string): Promise<void> {
    const known = this.state?.cycles.find((head) => head.cycle === cycle);
    this.#bound = cycle;
    try {
      const head = known ?? (await call('overview', { cycle })).cycle;
      // Quick hands are bound for another one by now.
      if (this.#bound !== cycle) return;
      this.cycle = head;
      this.#remembered.cycle.text = cycle;
    } finally {
      if (this.#bound === cycle) this.#bound = '';
    }
  }

  /** Goes to the next cycle, or to the one before; quick hands go one after the other. */
  step(to: 'previous' | 'next'): Promise<void> {
    const step = this.#steps.then(() => this.cycle && this.goCycle(this.cycle[to]));
    this.#steps = step.catch(() => undefined);
    return step.then(() => undefined);
  }

  /** Says that something is done. Never for errors: those stay where they happened. */
  toast(text: string, offer: Offer | null = null): void {
    const id = ++this.#toasts;
    this.toasts = [...this.toasts.slice(-1), { id, text, offer }];
    // A long one takes longer to read.
    setTimeout(() => this.drop(id), 4000 + 50 * text.length);
  }

  /** The officer said yes to what another place offers. */
  accept(): void {
    const offer = this.offer;
    this.offer = null;
    void offer?.yes();
  }

  drop(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** Runs a command that gives back the state of another data file, and opens that. */
  async switch(cmd: 'sample_open' | 'sample_remove' | 'restore_undo'): Promise<void> {
    await this.open((await call(cmd, {})) as Commands['state']['reply']);
  }

  async #lastCycle(): Promise<void> {
    const state = this.state;
    if (!state || state.problem) return;
    const last = this.#remembered.cycle.text;
    const known = state.cycles.find((head) => head.cycle === last);
    this.cycle = known ?? null;
    if (!known) await this.goCycle(state.current);
  }
}

export const session = new Session();
