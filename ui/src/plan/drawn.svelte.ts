// Of a long appendix only the lines near the view are drawn: their heights are measured, those of the others estimated.
import { untrack } from 'svelte';
import { stretch, type Cell, type Shown } from './outline';

/** Beyond so many lines only those near the view are drawn. */
const MANY = 150;
/** Drawn beyond the view, in px. */
const BEYOND = 500;
/** What a line is thought to measure before any was drawn, in px. */
const GUESS = 48;

export class Drawn {
  /** How far the table is scrolled, in px. */
  scrolled = $state(0);
  /** The height of the view, in px. */
  view = $state(600);
  /** The mean of those lines that were drawn first. */
  #usual = 0;
  /** Heights as they were measured, by line; `#measured` tells when one is another than thought. */
  #heights = new Map<number, number>();
  #measured = $state(0);

  constructor(
    readonly all: () => Shown[],
    readonly cells: () => Cell[][],
  ) {}

  #tops = $derived.by(() => {
    void this.#measured;
    let sum = 0;
    return [0, ...this.all().map(({ row }) => (sum += this.#heights.get(row.id) ?? this.usual))];
  });

  /** The lines drawn, from the first to before the last; cells that run over several lines are whole. */
  lines = $derived.by(() => {
    const { length } = this.all();
    if (length <= MANY) return [0, length] as const;
    const first = this.#tops.findIndex((end) => end > this.scrolled - BEYOND) - 1;
    const last = this.#tops.findIndex((start) => start > this.scrolled + this.view + BEYOND);
    return stretch(this.cells(), Math.max(0, first), last < 0 ? length : last);
  });

  /** Where a line begins, in px; for the number of lines, where the last one ends. */
  top(line: number): number {
    return this.#tops[line] ?? 0;
  }

  /** What a line not drawn yet is thought to measure, in px. */
  get usual(): number {
    return this.#usual || GUESS;
  }

  /** Measures what is drawn; afterwards lines may have to be drawn that were thought out of view. */
  measure(rows: Iterable<HTMLTableRowElement>): void {
    void this.#measured;
    let other = false;
    for (const row of rows) {
      const node = Number(row.dataset.node);
      if (!node || this.#heights.get(node) === row.offsetHeight) continue;
      this.#heights.set(node, row.offsetHeight);
      other = true;
    }
    if (!other) return;
    this.#usual ||= Math.round([...this.#heights.values()].reduce((sum, height) => sum + height, 0) / this.#heights.size);
    untrack(() => this.all().length > MANY && (this.#measured += 1));
  }
}
