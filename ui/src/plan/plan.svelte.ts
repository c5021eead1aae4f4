// The plan that is open under Kế hoạch: what the core last said of it, and the acts that change it.
import { call } from '../host/door';
import { Opened } from '../opened.svelte';
import { session } from '../session.svelte';
import { inTurn } from '../turn';
import type { PlanChanged, PlanReply, Role, Undone, UndoPlace } from '../types/door';

/** The name of a cell. */
export const cellName = (node: number, role: Role) => `${node}/${role}`;

export class OpenPlan extends Opened<PlanChanged, { plan: number }> {
  plan = $state.raw<PlanReply | null>(null);
  /** Texts that are on their way to the core, by cell: shown from the moment they are typed. */
  typed = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor(
    readonly id: number,
    /** Told when the list of plans may have changed, and of lines to go to. */
    readonly heard: (changed: PlanChanged) => void,
  ) {
    super({ plan: id }, 'Kế hoạch');
  }

  /** Asks for the plan; false when there is none any more. */
  load(): Promise<boolean> {
    return this.attempt(async () => this.take(await inTurn(() => call('plan', this.own))));
  }

  take(plan: PlanReply): void {
    this.plan = kept(this.plan, plan);
    this.stood(plan);
  }

  protected override taken(changed: PlanChanged): void {
    if (changed.plan?.id === this.id) this.take(changed.plan);
    if (!changed.question) this.heard(changed);
  }

  protected override get place(): UndoPlace {
    return { in: 'plan', plan: this.id };
  }

  protected override async replayed(done: Undone): Promise<void> {
    const own = done.place?.in === 'plan' && done.plan === this.id;
    const there = own && (await this.load());
    if (!own) await session.goUndone(done);
    // Plans come and go by undoing too.
    this.heard({ plan: there ? this.plan : null, message: null, question: null, focus: done.node === null ? [] : [done.node] });
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
