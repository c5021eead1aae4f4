// What the officer set off: whether it is under way, and when it was refused the sentence and another file's name.
import { Refusal, words } from './host/door';

export class Attempt {
  /** Stays until the next attempt: an error stays where it happened. */
  refusal = $state('');
  /** Where a file can be written instead of where it was refused; stays until an attempt went through. */
  other = $state('');
  /** Quick hands set off another before the first has ended. */
  #running = $state(0);

  get working(): boolean {
    return this.#running > 0;
  }

  /** Runs it; true when it went through. */
  run = async (act: () => Promise<unknown>): Promise<boolean> => {
    this.refusal = '';
    this.#running += 1;
    try {
      await act();
      this.other = '';
      return true;
    } catch (thrown) {
      this.refusal = words(thrown);
      this.other = thrown instanceof Refusal ? thrown.other : '';
      return false;
    } finally {
      this.#running -= 1;
    }
  };
}
