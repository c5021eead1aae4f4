// What the page remembers from one day to the next. The web view has one memory for all data files of a person, so each
// thing is kept by the file it is about: another file, a restored one or the sample starts clean.

/** A text that is remembered; empty until something was kept. */
export class Remembered {
  /** What was kept since the window opened: read before the web view's memory, so that the page follows. */
  #now = $state.raw<ReadonlyMap<string, string>>(new Map());

  constructor(
    readonly key: string,
    /** The data file it is about, by its path; empty for a habit of the person, the same with every file. */
    readonly file: () => string,
  ) {}

  get text(): string {
    const name = this.#name;
    return this.#now.get(name) ?? localStorage.getItem(name) ?? '';
  }

  set text(text: string) {
    this.#now = new Map(this.#now).set(this.#name, text);
    localStorage.setItem(this.#name, text);
  }

  get #name(): string {
    const file = this.file();
    return file ? `${this.key} ${file}` : this.key;
  }
}

/** A habit of the person. */
export const habit = (key: string): Remembered => new Remembered(key, () => '');
