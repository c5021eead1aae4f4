// Which report is looked at, kept over a reload: other screens may ask for one.
import { session } from '../session.svelte';
import type { Cycle, Period } from '../types/door';

/** "2026-11 2026-Q4": the period, after the cycle at which it was chosen: another cycle starts with its own month. */
const remembered = session.remember('period');

export const chosen = {
  /** The period chosen at a cycle; the cycle's own month when none was. */
  at(cycle: Cycle): Period {
    const [at, period] = remembered.text.split(' ');
    return at === cycle && period ? period : cycle;
  },

  choose(cycle: Cycle, period: Period): void {
    remembered.text = `${cycle} ${period}`;
  },
};
