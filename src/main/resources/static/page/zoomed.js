/** Asks for finer points of what is in view, where a long run is drawn by few of its values. */
import { Fault } from './api.js';
import { iterationsBetween } from './axes.js';
import { smoothedKey } from './curves.js';
import { Due } from './due.js';
import { countBetween } from './stretch.js';

/** Until a view that moves is asked about, and until what failed is asked for again. */
const PAUSE = 150;
const AGAIN = 3000;
/** Of the width of the view, on either side of it, so that it can be moved a little. */
const MARGIN = 0.25;
/** How many times as wide as the view a stretch may be that still has points enough: rounded addresses make no difference. */
const COARSE = 1.2 * (1 + 2 * MARGIN);

export class Zoomed {
  /**
   * @param page `{jobs, view, axes, smoothing}`
   * @param names of the series that are shown of a job
   * @param changed is called when there are other points to draw
   */
  constructor(page, names, changed, signal) {
    Object.assign(this, page, { names, changed });
    this.asked = new Map();
    this.due = new Due(() => this.closed || this.jobs.forEach(watched => this.#look(watched)));
    this.view.listen(() => this.update());
    signal.addEventListener('abort', () => this.close());
  }

  /** Another view, or more values in it. */
  update() {
    if (!this.closed && this.jobs.some(watched => this.#isCoarse(watched))) {
      this.due.within(PAUSE);
    }
  }

  close() {
    this.closed = true;
    this.asked.forEach(({ stop }) => stop.abort());
  }

  #look(watched) {
    const seen = this.#inView(watched);
    const asked = this.asked.get(watched);
    if (asked && seen && this.#serves(asked, seen, watched)) {
      return;
    }
    asked?.stop.abort();
    this.asked.delete(watched);
    if (seen === null && watched.curves.stretch) {
      watched.curves.stretch = null;
      this.changed();
    } else if (this.#isCoarse(watched)) {
      this.#ask(watched, seen);
    }
  }

  async #ask(watched, { from, to }) {
    const margin = Math.ceil(MARGIN * (to - from));
    const { share } = this.smoothing;
    const asked = { from: Math.max(1, from - margin), to: to + margin, share, stop: new AbortController() };
    this.asked.set(watched, asked);
    try {
      await watched.refine(this.names(watched), asked, this.changed);
    } catch (fault) {
      if (!asked.stop.signal.aborted && !(fault instanceof Fault && fault.status < 500)) {
        this.due.within(AGAIN);
      }
    }
    if (this.asked.get(watched) === asked) {
      this.asked.delete(watched);
    }
  }

  /** The iterations of a job that are in view, or null where all of them are, or none. */
  #inView(watched) {
    const { x } = watched.curves.series.get('loss') ?? { x: [] };
    if (x.length === 0 || (this.view.range === null && !this.view.following)) {
      return null;
    }
    const [first, last] = [x[0], x.at(-1)];
    const [from, to] = iterationsBetween(this.view.window(), this.axes.placer(watched), first, last);
    return from > to || (from === first && to === last) ? null : { from, to };
  }

  /** Whether what is drawn is not what should be. */
  #isCoarse(watched) {
    const { curves } = watched;
    const seen = this.#inView(watched);
    if (seen === null) {
      return curves.stretch !== null;
    }
    const keys = this.smoothing.share > 0 ? ['loss', smoothedKey('loss')] : ['loss'];
    const whole = keys.every(key => isWhole(curves.get(key), seen.from, seen.to));
    return !whole && !(curves.stretch && this.#serves(curves.stretch, seen, watched));
  }

  /** Whether a stretch has points enough of what is in view; what came since is whole by itself, for a while. */
  #serves(stretch, { from, to }, { curves }) {
    const since = Math.max(from, stretch.to + 1);
    return (
      (this.smoothing.share === 0 || stretch.share === this.smoothing.share) &&
      stretch.from <= from &&
      stretch.to - stretch.from < COARSE * (to - from + 1) &&
      (since > to || isWhole(curves.get('loss'), since, to))
    );
  }
}

function isWhole(column, from, to) {
  return column !== undefined && countBetween(column.x, from, to) === to - from + 1;
}
