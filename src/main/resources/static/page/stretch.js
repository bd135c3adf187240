/** A stretch of iterations of which there are finer points than of the whole. */
import { smoothedKey } from './curves.js';

export class Stretch {
  /**
   * @param from first iteration, @param to last one
   * @param columns by the names of series, each with a point at its first and last iteration in the stretch
   */
  constructor(from, to, columns) {
    Object.assign(this, { from, to, columns, share: 0 });
  }

  /** Takes moving averages of the same stretch. */
  smooth(share, columns) {
    this.share = share;
    columns.forEach((column, name) => this.columns.set(smoothedKey(name), column));
  }

  /** The column of a series, with the finer points in the place of those that it has between the first and last of them. */
  in(name, column) {
    const finer = this.columns.get(name);
    if (!column || !finer || finer.x.length === 0) {
      return column;
    }
    const begin = indexFrom(column.x, finer.x[0]);
    const end = indexFrom(column.x, finer.x.at(-1) + 1);
    const joined = key => column[key] && [...column[key].slice(0, begin), ...finer[key], ...column[key].slice(end)];
    return { ...column, x: joined('x'), y: joined('y'), epochs: joined('epochs') };
  }
}

/** How many of the numbers between two a rising list has. */
export function countBetween(x, from, to) {
  return indexFrom(x, to + 1) - indexFrom(x, from);
}

/** The index of the first that is not below a number. */
function indexFrom(x, least) {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = x[middle] < least ? [middle + 1, high] : [low, middle];
  }
  return low;
}
