// What stands open on a screen (a form, a plan, the tasks): the acts that change it, and what was refused or asked of it.
import { call, words } from './host/door';
import { session } from './session.svelte';
import { inTurn } from './turn';
import type { Commands, Undone, UndoPlace } from './types/door';
import { replay } from './undone';

/** A question of the core that waits for a yes. */
export interface Question {
  text: string;
  yes: () => Promise<unknown>;
}

/** Names of the steps that can be taken back, and done again: "ô (4) Đất đai". */
export interface Steps {
  undo: string | null;
  redo: string | null;
}

/** What an answer to a change says besides what has changed. */
interface Answer {
  /** What was done. */
  message: string | null;
  /** Nothing was done yet: asks for a yes, upon which the command is repeated with `sure: true`. */
  question?: string | null;
}

/** Commands that are answered so. */
type Change<R> = { [K in keyof Commands]: Commands[K]['reply'] extends R ? K : never }[keyof Commands];

/** What such a command needs beyond the arguments that say what is open. */
type Rest<K extends keyof Commands, Own> = Omit<Commands[K]['args'], keyof Own>;

export abstract class Opened<R extends Answer, Own extends object = Record<never, never>> {
  /** What was refused of the whole, until dismissed. */
  refusal = $state('');
  question = $state.raw<Question | null>(null);
  /** What Ctrl+Z and Ctrl+Y would do here. */
  steps = $state.raw<Steps>({ undo: null, redo: null });
  /** Whether it still stands on the screen. */
  shown = true;

  constructor(
    /** What the commands are told of it. */
    readonly own: Own,
    /** What it is called when something of it is told elsewhere: "Biểu II.06a". */
    readonly name: string,
  ) {}

  /** Takes the answer to a change, also when it only asks. */
  protected abstract taken(answer: R): void | Promise<void>;

  /** What of it is undone and redone. */
  protected abstract readonly place: UndoPlace;

  /** Shows what was undone or redone; it may lie elsewhere. */
  protected abstract replayed(done: Undone): Promise<void>;

  /** Takes what an answer says of the data file: when it was last changed, and what can be undone here. */
  protected stood({ saved, undo, redo }: Steps & { saved: string | null }): void {
    session.saved = saved;
    this.steps = { undo, redo };
  }

  /** The screen went to something else. */
  leave(): void {
    this.shown = false;
  }

  /** Makes a change when all before it are done; throws what the core refuses. */
  async change<K extends Change<R>>(cmd: K, rest: Rest<K, Own>): Promise<R> {
    const args = { ...this.own, ...rest } as unknown as Commands[K]['args'];
    try {
      const answer = (await inTurn(() => call(cmd, args))) as unknown as R;
      if (answer.message) session.toast(answer.message);
      if (answer.question) {
        this.question = { text: answer.question, yes: () => this.try(cmd, { ...rest, sure: true } as Rest<K, Own>) };
      }
      await this.taken(answer);
      return answer;
    } catch (thrown) {
      // The officer is elsewhere by now: it must still be told that this was not taken.
      if (!this.shown) session.refusal = `${this.name}: chưa ghi. ${words(thrown)}`;
      throw thrown;
    }
  }

  /** Makes a change; what is refused stays above until dismissed. */
  async try<K extends Change<R>>(cmd: K, rest: Rest<K, Own>): Promise<void> {
    this.refusal = '';
    await this.attempt(() => this.change(cmd, rest));
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
    await this.attempt(() => replay(cmd, this.place, (done) => this.replayed(done)));
  }

  /** Does it; true when it went through, else it says above why not. */
  protected async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      this.refusal = words(thrown);
      return false;
    }
  }
}
