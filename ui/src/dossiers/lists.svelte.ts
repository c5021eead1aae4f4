// Lists of dossiers on their way in: chosen or dropped, looked at in the dialog, taken.
import { words } from '../host/door';
import { lists as kinds, pickFiles } from '../host/files';

class Lists {
  /** The files that the dialog shows; none: it is shut. */
  files = $state.raw<string[] | null>(null);
  /** Why no file could be chosen. */
  refusal = $state('');
  /** Counts how often lists were taken in. */
  taken = $state(0);

  /** Asks for files and shows what they say. */
  pick = async (): Promise<void> => {
    this.refusal = '';
    try {
      const files = await pickFiles([kinds]);
      if (files.length) this.files = files;
    } catch (thrown) {
      this.refusal = words(thrown);
    }
  };
}

export const lists = new Lists();
