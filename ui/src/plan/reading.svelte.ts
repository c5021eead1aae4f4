// A plan that is being read: where it comes from, what was mended, what the core understood.
import { Asked } from '../asked.svelte';
import { Attempt } from '../attempt.svelte';
import { call } from '../host/door';
import { inTurn } from '../turn';
import { Watch } from '../watch.svelte';
import type { Mend, PlanChanged, PlanInto, PlanKind, PlanPreview, PlanRemark, PlanSource, Role } from '../types/door';
import { roles } from './words';

/** What the core is asked to read, and what it understood. */
interface Read {
  order: { source: PlanSource; year: number | null; into: PlanInto | null; mends: Mend[] };
  preview: PlanPreview;
}

/** A cell of the preview; without a role, the row. */
export interface FoundCell {
  table: number;
  row: number;
  role?: Role;
}

export class Reading {
  source = $state.raw<PlanSource | null>(null);
  #asked = new Asked<Read>();
  /** The year the officer gave; none: the one found. */
  year = $state<number | null>(null);
  /** What the officer said it is about; none: what was found. */
  about = $state<PlanKind | null>(null);
  /** The plan the officer wants it to go into, or a new one; none: where the core proposes. */
  into = $state<PlanInto | null>(null);
  mends = $state.raw<Mend[]>([]);
  /** The last reading was refused: what is shown is not what was asked for. */
  #behind = $state(false);
  attempt = new Attempt();
  watch = new Watch();

  get preview(): PlanPreview | null {
    return this.#asked.answer?.preview ?? null;
  }

  /** Whether what is shown can be stored. */
  get ready(): boolean {
    return !!this.preview?.ready && !this.#behind && !this.attempt.working;
  }

  /** Begins with another source: what was mended in the one before is void. */
  begin(source: PlanSource): Promise<boolean> {
    this.source = source;
    this.#asked.answer = null;
    this.year = this.about = this.into = null;
    this.mends = [];
    return this.read();
  }

  async read(): Promise<boolean> {
    const { source, year, into, mends } = this;
    if (!source) return false;
    const order = { source, year, into, mends };
    const read = async () => ({ order, preview: await this.watch.run(() => inTurn(() => call('plan_read', order))) });
    const went = await this.attempt.run(() => this.#asked.again(read));
    this.#behind = !went;
    return went;
  }

  /** Mends something, in the place of what was said of the same thing before. What is refused is taken back. */
  async mend(...mends: Mend[]): Promise<void> {
    const said = new Set(mends.map(name));
    this.mends = [...this.mends.filter((other) => !said.has(name(other))), ...mends];
    if (await this.read()) return;
    const shown = this.#asked.answer?.order;
    this.mends = shown?.mends ?? [];
    this.#behind = shown?.year !== this.year || shown?.into !== this.into;
  }

  /** Takes the texts that some sentences propose. */
  accept(...remarks: PlanRemark[]): Promise<void> {
    return this.mend(...remarks.flatMap(({ table, offers }) => (table === null ? [] : offers.map((offer): Mend => ({ mend: 'text', table, ...offer })))));
  }

  /** Stores what is shown. */
  store(): Promise<PlanChanged> {
    const read = this.#asked.answer;
    if (!read) throw new Error('Chưa đọc tệp.');
    const { order, preview } = read;
    const about = this.about ?? preview.about;
    const into: PlanInto = preview.into ?? 'new';
    return this.watch.run(() => inTurn(() => call('plan_apply', { ...order, about, into })));
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
