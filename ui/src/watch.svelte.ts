// Work of the core that may take long: how far it is, told from a second on.
import { call } from './host/door';

export class Watch {
  /** "Đã đọc 1.200 dòng"; empty as long as it is quick. */
  progress = $state('');

  /** Runs it and looks every second how far it is. */
  run = async <T>(work: () => Promise<T>): Promise<T> => {
    const watch = setInterval(async () => (this.progress = (await call('working', {})).text ?? ''), 1000);
    try {
      return await work();
    } finally {
      clearInterval(watch);
      this.progress = '';
    }
  };

  /** Stops it; nothing is changed then. */
  stop = () => call('cancel', {});
}
