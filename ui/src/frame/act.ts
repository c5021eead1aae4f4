// What stands in a menu.

export interface Act {
  words: string;
  act: () => void;
  /** The key that does the same. */
  key?: string;
  disabled?: boolean;
  danger?: boolean;
  /** A line above it: another group begins. */
  line?: boolean;
}
