// A plan that is being read: where it comes from, what was mended, what the core understood.
import { Attempt } from '../attempt.svelte';
import { call } from '../host/door';
import { inTurn } from '../turn';
import { Watch } from '../watch.svelte';
import type { Mend, PlanChanged, PlanInto, PlanKind, PlanPreview, PlanSource, Role } from '../types/door';
import { roles } from './words';

/** A cell of the preview; without a role, the row. */
export interface FoundCell {
  table: number;
  row: number;
  role?: Role;
}

export class Reading {
  source = $state.raw<PlanSource | null>(null);
  preview = $state.raw<PlanPreview | null>(null);
  /** The year the officer gave; none: the one found. */
  year = $state<number | null>(null);
  /** What the officer said it is about; none: what was found. */
  about = $state<PlanKind | null>(null);
  /** The plan the officer wants it to go into, or a new one; none: where the core proposes. */
  into = $state<PlanInto | null>(null);
  mends = $state.raw<Mend[]>([]);
  attempt = new Attempt();
  watch = new Watch();

  /** Begins with another source: what was mended in the one before is void. */
  begin(source: PlanSource): Promise<boolean> {
    this.source = source;
    this.preview = null;
    this.year = this.about = this.into = null;
    this.mends = [];
    return this.read();
  }

  read(): Promise<boolean> {
    return this.attempt.run(async () => {
      const { source, year, into, mends } = this;
      if (!source) return;
      this.preview = await this.watch.run(() => inTurn(() => call('plan_read', { source, year, into, mends })));
    });
  }

  /** Mends something, in the place of what was said of the same thing before. What is refused is taken back. */
  async mend(mend: Mend): Promise<void> {
    const before = this.mends;
    this.mends = [...before.filter((other) => name(other) !== name(mend)), mend];
    if (!(await this.read())) this.mends = before;
  }

  /** Stores what is shown. */
  store(): Promise<PlanChanged> {
    const { source, year, mends, preview } = this;
    if (!source || !preview) throw new Error('Chưa đọc tệp.');
    const about = this.about ?? preview.about;
    const into: PlanInto = preview.into ?? 'new';
    return this.watch.run(() => inTurn(() => call('plan_apply', { source, year, about, into, mends })));
  }
}

/** What a mend is about. */
function name(mend: Mend): string {
  const { mend: kind, ...rest } = mend;
  const about = rest as Partial<Record<'table' | 'row' | 'column' | 'from' | 'role' | 'which', unknown>>;
  const role = kind === 'text' ? about.role : '';
  return [kind, about.table, about.row, about.column, about.from, role, about.which].join('/');
}

/** The text of a row of the preview. */
export function textOf(texts: readonly string[], role: Role): string {
  return texts[roles.indexOf(role)] ?? '';
}
