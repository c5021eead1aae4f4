// Changes go to the core one after the other, in the order of the officer's hands, whatever screen they come from.
let last: Promise<unknown> = Promise.resolve();

/** Does it when everything begun before is done, well or badly. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn;
  return turn;
}
