// How every part of the settings saves: it sends a command, and the whole screen shows the answer.
import type { Settings } from '../types/door';

/** Runs the change after those before it; it should read what it changes only then. */
export type Save = (change: () => Promise<Settings>) => Promise<void>;
