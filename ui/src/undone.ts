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
  const offer = done.elsewhere && {
    text: done.elsewhere.question,
    yes: () => replay(cmd, place, shown, done.elsewhere?.step).catch((thrown) => (session.refusal = words(thrown))),
  };
  if (!done.message) {
    session.offer = offer;
    return;
  }
  // A newer act lies elsewhere: it is offered, but nobody is kept from going on here.
  session.toast(done.message, offer);
  if (done.stays.length) session.refusal = done.stays.join(' ');
  await shown(done);
}
