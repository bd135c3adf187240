/** Thins what comes live, by the service's own rule, so that a job of any length is drawn with some thousand points. */

/** What a column may grow to before it is thinned, and what then stays of it at most. */
const MOST = 20_000;
const KEPT = 5000;
/** First, last, smallest and largest; where many are not finite, the first and last of these, too. */
const OF_BUCKET = 4;
const OF_MIXED_BUCKET = 8;

/**
 * Thins a column where it has grown too long. Buckets are powers of two from 1 on, so that what stays of the whole is what stays of
 * parts that were thinned before.
 */
export function thin(column, most = MOST, kept = KEPT) {
  if (column.x.length <= most) {
    return;
  }
  const at = column.epochs ?? column.x;
  const lost = column.y.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
  const all = lost <= kept / 2;
  const shift = shiftFor(at[0], at.at(-1), all ? (kept - lost) / OF_BUCKET : kept / OF_MIXED_BUCKET);
  const stays = chosen(at, column.y, 2 ** shift, all);
  [column.x, column.y, column.epochs].forEach(values => values?.splice(0, values.length, ...stays.map(i => values[i])));
}

function shiftFor(first, last, buckets) {
  let shift = 0;
  while (Math.floor((last - 1) / 2 ** shift) - Math.floor((first - 1) / 2 ** shift) + 1 > Math.max(1, buckets)) {
    shift++;
  }
  return shift;
}

/** Indices of what stays, rising. @param all whether everything does that is not finite */
function chosen(at, y, width, all) {
  const stays = [];
  const bucketOf = i => Math.floor((at[i] - 1) / width);
  for (let from = 0, to; from < at.length; from = to) {
    for (to = from + 1; to < at.length && bucketOf(to) === bucketOf(from); to++);
    stays.push(...ofBucket(y, from, to, all));
  }
  return stays;
}

function ofBucket(y, from, to, all) {
  let [low, high] = [-1, -1];
  const others = [];
  for (let i = from; i < to; i++) {
    if (!Number.isFinite(y[i])) {
      others.push(i);
      continue;
    }
    low = low < 0 || y[i] < y[low] ? i : low;
    high = high < 0 || y[i] > y[high] ? i : high;
  }
  const stays = [from, to - 1, low, high, ...(all ? others : [others[0], others.at(-1)])];
  return [...new Set(stays)].filter(i => i >= 0).sort((a, b) => a - b);
}
