// Which report is looked at, kept over a reload: other screens may ask for one.
import type { Cycle, Period } from '../types/door';

class Chosen {
  #period = $state(localStorage.getItem('period') ?? '');
  /** The cycle at which it was chosen: another cycle starts with its own month. */
  #cycle = $state(localStorage.getItem('period-cycle') ?? '');

  /** The period chosen at a cycle; the cycle's own month when none was. */
  at(cycle: Cycle): Period {
    return this.#cycle === cycle && this.#period ? this.#period : cycle;
  }

  choose(cycle: Cycle, period: Period): void {
    this.#cycle = cycle;
    this.#period = period;
    localStorage.setItem('period-cycle', cycle);
    localStorage.setItem('period', period);
  }
}

export const chosen = new Chosen();
