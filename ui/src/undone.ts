// Undo and redo of the place that is open. What lies elsewhere is asked of the officer first.
import { call, words } from './host/door';
import { session } from './session.svelte';
import { inTurn } from './turn';
import type { Undone, UndoPlace } from './types/door';

/** Undoes or redoes the newest act of a place, or the act that was offered; `shown` takes what was done. */
export async function replay(
  cmd: 'undo' | 'redo',
  place: UndoPlace,
  shown: (done: Undone) => Promise<void>,
  step: number | null = null,
): Promise<void> {
  const done = await inTurn(() => call(cmd, { place, step }));
  const offer = done.elsewhere;
  if (done.message) {
    session.toast(done.message);
    await shown(done);
  } else if (offer) {
    const yes = () => replay(cmd, place, shown, offer.step).catch((thrown) => (session.refusal = words(thrown)));
    session.offer = { text: offer.question, yes };
  }
}
