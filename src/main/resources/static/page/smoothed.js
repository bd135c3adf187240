/** Moving averages that the service began, and that go on with what comes live. */
import { thin } from './thin.js';

export class Smoothed {
  /**
   * @param share of what was before
   * @param series as `/metrics?smooth=` answers them
   */
  constructor(share, series) {
    this.share = share;
    this.columns = new Map(
      Object.entries(series).map(([name, { iterations, values }]) => [name, begun(iterations, values.map(Number))]),
    );
  }

  get(name) {
    return this.columns.get(name);
  }

  /** Goes on with a value that is not there yet: y += (1 − β) / (1 − β^t) (x − y), over finite values. */
  take(name, iteration, value) {
    if (!this.columns.has(name)) {
      this.columns.set(name, begun([], []));
    }
    const column = this.columns.get(name);
    if (iteration <= (column.x.at(-1) ?? 0)) {
      return;
    }
    column.x.push(iteration);
    if (Number.isFinite(value)) {
      column.seen++;
      column.average += ((1 - this.share) / (1 - this.share ** column.seen)) * (value - column.average);
    }
    column.y.push(Number.isFinite(value) ? column.average : value);
    thin(column);
  }
}

/** Thinning keeps the ends, and what is not finite, so that the finite values of the whole can be counted. */
function begun(x, y) {
  const finite = y.filter(Number.isFinite);
  const points = x.length === 0 ? 0 : x.at(-1) - x[0] + 1;
  return { x, y, epochs: null, average: finite.at(-1) ?? 0, seen: points - (y.length - finite.length) };
}
