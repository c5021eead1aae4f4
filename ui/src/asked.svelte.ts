// A question to the core that may be asked again before it is answered: only the answer to the newest one is taken.

export class Asked<T> {
  /** The answer; none while it has not come. */
  answer = $state.raw<T | null>(null);
  #newest = 0;

  /** Asks for something else: what was answered before is void. */
  ask(question: () => Promise<T>): Promise<void> {
    this.answer = null;
    return this.again(question);
  }

  /** Asks once more: what was answered before stays in view until then. */
  async again(question: () => Promise<T>): Promise<void> {
    const turn = ++this.#newest;
    try {
      const answer = await question();
      if (turn === this.#newest) this.answer = answer;
    } catch (thrown) {
      // Why an older one was refused is of no use either.
      if (turn === this.#newest) throw thrown;
    }
  }
}
