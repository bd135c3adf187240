/** A tab that nobody looks at lets its stream go: browsers open six connections to a service, which all of its tabs share. */

/** Who looks elsewhere for a moment finds everything as it goes on. */
const PATIENCE = 5000;

export class Rest {
  /** @param signal of the page; `this.signal` aborts with it, and when the tab was hidden for a while */
  constructor(signal) {
    const stop = new AbortController();
    this.signal = stop.signal;
    const hidden = () => {
      clearTimeout(this.timer);
      if (document.hidden) {
        this.timer = setTimeout(() => stop.abort(), PATIENCE);
      }
    };
    signal.addEventListener('abort', () => stop.abort(), { once: true });
    document.addEventListener('visibilitychange', hidden, { signal: this.signal });
    this.signal.addEventListener('abort', () => clearTimeout(this.timer));
    hidden();
  }
}

/** Until somebody looks at the tab, or the page is left. */
export function seen(signal) {
  return new Promise(resolve => {
    const look = () => {
      if (!document.hidden || signal.aborted) {
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look, { signal });
    signal.addEventListener('abort', look);
    look();
  });
}
