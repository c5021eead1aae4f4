// One thing the officer set off: whether it is under way, and the sentence when it was refused.
import { words } from './host/door';

export class Attempt {
  /** Stays until the next attempt: an error stays where it happened. */
  refusal = $state('');
  working = $state(false);

  /** Runs it; true when it went through. */
  run = async (act: () => Promise<unknown>): Promise<boolean> => {
    this.refusal = '';
    this.working = true;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.refusal = words(thrown);
      return false;
    } finally {
      this.working = false;
    }
  };
}
