// The plan that is open under Kế hoạch: what the core last said of it, and the acts that change it.
import { call, words } from '../host/door';
import { session } from '../session.svelte';
import { inTurn } from '../turn';
import type { Commands, PlanChanged, PlanReply, Role } from '../types/door';

/** Commands that change a plan and answer with it. */
type Change = {
  [K in keyof Commands]: Commands[K]['reply'] extends PlanChanged ? K : never;
}[keyof Commands];

/** What such a command needs beyond the plan. */
type Rest<K extends Change> = Omit<Commands[K]['args'], 'plan'>;

/** A question of the core that waits for a yes. */
export interface Question {
  text: string;
  yes: () => Promise<unknown>;
}

/** The name of a cell. */
export const cellName = (node: number, role: Role) => `${node}/${role}`;

export class OpenPlan {
  plan = $state.raw<PlanReply | null>(null);
  /** What was refused of the whole plan, until dismissed. */
  refusal = $state('');
  question = $state.raw<Question | null>(null);
  /** Texts that are on their way to the core, by cell: shown from the moment they are typed. */
  typed = $state.raw<ReadonlyMap<string, string>>(new Map());
  #shown = true;

  constructor(
    readonly id: number,
    /** Told when the list of plans may have changed, and of lines to go to. */
    readonly heard: (changed: PlanChanged) => void,
  ) {}

  /** Asks for the plan; false when there is none any more. */
  async load(): Promise<boolean> {
    try {
      this.take(await inTurn(() => call('plan', { plan: this.id })));
      return true;
    } catch (thrown) {
      this.refusal = words(thrown);
      return false;
    }
  }

  /** The screen went to another plan. */
  leave(): void {
    this.#shown = false;
  }

  take(plan: PlanReply): void {
    this.plan = kept(this.plan, plan);
    session.saved = plan.saved;
  }

  /** Makes a change; throws what the core refuses. */
  async change<K extends Change>(cmd: K, rest: Rest<K>): Promise<PlanChanged> {
    const args = { plan: this.id, ...rest } as unknown as Commands[K]['args'];
    try {
      const changed = (await inTurn(() => call(cmd, args))) as PlanChanged;
      if (changed.plan?.id === this.id) this.take(changed.plan);
      if (changed.message) session.toast(changed.message);
      if (changed.question) {
        this.question = { text: changed.question, yes: () => this.try(cmd, { ...rest, sure: true } as Rest<K>) };
      } else this.heard(changed);
      return changed;
    } catch (thrown) {
      // The officer is elsewhere by now: it must still be told that this was not taken.
      if (!this.#shown) session.refusal = `Kế hoạch: chưa ghi. ${words(thrown)}`;
      throw thrown;
    }
  }

  /** Makes a change; what is refused stays above the plan until dismissed. */
  async try<K extends Change>(cmd: K, rest: Rest<K>): Promise<void> {
    this.refusal = '';
    try {
      await this.change(cmd, rest);
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  }

  /** Sets a cell; it shows its new text at once. Throws what the core refuses. */
  async set(node: number, role: Role, text: string): Promise<void> {
    const name = cellName(node, role);
    this.typed = new Map(this.typed).set(name, text);
    try {
      await this.change('node_set', { node, role, text });
    } finally {
      if (this.typed.get(name) === text) {
        const rest = new Map(this.typed);
        rest.delete(name);
        this.typed = rest;
      }
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
      const own = done.plan === this.id || (done.plan === null && !done.sheet);
      const there = own && (await this.load());
      if (!own) await session.goUndone(done);
      // Plans come and go by undoing too.
      this.heard({ plan: there ? this.plan : null, message: null, question: null, focus: [] });
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  }
}

/**
 * The new plan, with those lines that did not change being the old objects themselves.
 * The page draws only lines that are other objects: one edit in 500 touches a handful.
 */
function kept(old: PlanReply | null, plan: PlanReply): PlanReply {
  if (old?.id !== plan.id) return plan;
  const before = new Map(old.appendices.flatMap(({ rows }) => rows.map((row) => [row.id, row])));
  const appendices = plan.appendices.map((appendix) => ({
    ...appendix,
    rows: appendix.rows.map((row) => {
      const same = before.get(row.id);
      return same && JSON.stringify(same) === JSON.stringify(row) ? same : row;
    }),
  }));
  return { ...plan, appendices };
}
