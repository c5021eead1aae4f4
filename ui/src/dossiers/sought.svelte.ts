// The dossiers that are listed: what was asked for, what was found, the one that is looked at.
import { Asked } from '../asked.svelte';
import { Attempt } from '../attempt.svelte';
import { call } from '../host/door';
import type { DossierFilter, DossierLine, DossierList, DossierTold } from '../types/door';

/** Everything, the most urgent first. */
export const ALL: DossierFilter = { text: '', unclassified: false, groups: [], sort: 'urgency', descending: false, skip: 0, most: 0 };

export class SoughtDossiers {
  filter = $state.raw<DossierFilter>(ALL);
  list = $state.raw<DossierList | null>(null);
  /** The dossier that is looked at, by its code. */
  code = $state('');
  told = $state.raw<DossierTold | null>(null);
  attempt = new Attempt();
  #found = new Asked<DossierList>();
  #telling = new Asked<DossierTold>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  readonly line = $derived(this.list?.lines.find(({ code }) => code === this.code));

  /** Asks for what the filter finds. */
  find = (): Promise<boolean> =>
    this.attempt.run(async () => {
      await this.#found.again(() => call('dossiers', { filter: { ...this.filter, skip: 0 } }));
      this.list = this.#found.answer;
      if (!this.line) this.go(this.list?.lines[0]);
    });

  /** Asks for something else; what is left out stays. */
  narrow(part: Partial<DossierFilter>): Promise<boolean> {
    const next: Record<string, unknown> = { ...this.filter, ...part };
    for (const key of Object.keys(next)) if (next[key] === undefined) delete next[key];
    this.filter = next as unknown as DossierFilter;
    return this.find();
  }

  /** Asks for the next ones. */
  more = (): Promise<boolean> =>
    this.attempt.run(async () => {
      const shown = this.list;
      if (!shown) return;
      const next = await call('dossiers', { filter: { ...this.filter, skip: shown.lines.length } });
      if (this.list === shown) this.list = { ...next, lines: [...shown.lines, ...next.lines] };
    });

  /** Looks at a dossier; what the lists said of it follows a moment later. */
  go(line: DossierLine | undefined): void {
    this.code = line?.code ?? '';
    clearTimeout(this.#waiting);
    if (!line) this.told = null;
    else this.#waiting = setTimeout(() => void this.#tell(line.code), 120);
  }

  async #tell(code: string): Promise<void> {
    await this.attempt.run(() => this.#telling.again(() => call('dossier', { code })));
    this.told = this.#telling.answer;
  }
}
