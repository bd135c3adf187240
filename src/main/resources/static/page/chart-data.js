/** Curves made ready to be drawn: on common x, with what cannot stand on the axis set apart. */
import uPlot from './uplot/uPlot.esm.js';

/**
 * Columns joined for uPlot, where null breaks a line and undefined does not.
 *
 * @param columns `{x, y}` of each line
 * @param log whether what is not above 0 has no place on the axis of y, @param logX on that of x
 * @return `{data, marks}`; a mark `{x, line, value}` for each value that is not finite
 */
export function joined(columns, log, logX = false) {
  const marks = [];
  const tables = columns
    .map(column => (logX ? aboveZero(column) : column))
    .map(({ x, y }, line) => [
      x,
      y.map((value, i) => {
        if (!Number.isFinite(value)) {
          marks.push({ x: x[i], line, value });
          return null;
        }
        return log && value <= 0 ? null : value;
      }),
    ]);
  const filled = tables.filter(([x]) => x.length > 0);
  if (filled.length === 0) {
    return { data: [[], ...columns.map(() => [])], marks };
  }
  const data = uPlot.join(tables);
  return { data, marks };
}

function aboveZero({ x, y }) {
  const first = x.findIndex(at => at > 0);
  return first < 0 ? { x: [], y: [] } : { x: x.slice(first), y: y.slice(first) };
}

/** Indices of points that no line leads to, which would not be seen without a dot. */
export function isolated(values, from, to) {
  const points = [];
  let before = null;
  for (let i = from; i <= to; i++) {
    if (values[i] === undefined) {
      continue;
    }
    if (values[i] !== null && before === null && neighbour(values, i, to) === null) {
      points.push(i);
    }
    before = values[i];
  }
  return points;
}

function neighbour(values, i, to) {
  for (let next = i + 1; next <= to; next++) {
    if (values[next] !== undefined) {
      return values[next];
    }
  }
  return null;
}

/** The smallest and largest of the values without the outermost hundredths, and how many are outside. */
export function quantiles(data, shown, from, to) {
  const values = data
    .slice(1)
    .filter((_, line) => shown[line])
    .flatMap(column => column.slice(from, to + 1).filter(value => Number.isFinite(value)))
    .sort((a, b) => a - b);
  if (values.length === 0) {
    return null;
  }
  const low = values[Math.floor(0.02 * (values.length - 1))];
  const high = values[Math.ceil(0.98 * (values.length - 1))];
  return { low, high, outside: values.filter(value => value < low || value > high).length };
}

/** The value that holds at an index: the line's own there, or its last before. */
export function valueAt(values, index) {
  for (let i = index; i >= 0; i--) {
    if (values[i] !== undefined) {
      return values[i];
    }
  }
  return undefined;
}
