/** What x stands for: where the iterations of a job are on other axes. */

export const AXES = {
  iteration: { label: 'iteration' },
  epoch: { label: 'epoch', fine: true },
  examples: { label: 'examples' },
  elapsed: { label: 'seconds since the start', fine: true, timed: true },
  clock: { label: 'clock time', fine: true, timed: true, clock: true },
};

const itself = iteration => iteration;

/**
 * The place of an iteration.
 *
 * @param axis a name of AXES
 * @param fromStart whether each job begins at 0, and not where the job that it went on from was left
 * @param jobs that are shown together
 */
export function placer(watched, axis, fromStart, jobs) {
  const place = PLACES[axis](watched);
  const shift = AXES[axis].clock ? 0 : fromStart ? -place(startOf(watched)) : jointOf(watched, axis, jobs);
  return place === itself && shift === 0 ? null : iteration => place(iteration) + shift;
}

/** A column of iterations on an axis. */
export function placed(column, place) {
  return place === null || column === undefined ? (column ?? { x: [], y: [] }) : { ...column, x: column.x.map(place) };
}

/** The first and the last iteration of a job, of those between two, that lie between two places; the first is behind the last where none does. */
export function iterationsBetween([min, max], place, first, last) {
  const placeOf = place ?? itself;
  const search = isBefore => {
    let [low, high] = [first, last + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      [low, high] = isBefore(placeOf(middle)) ? [middle + 1, high] : [low, middle];
    }
    return low;
  };
  return [search(x => x < min), search(x => x <= max) - 1];
}

export function startOf({ job }) {
  return job.parent?.iteration ?? 0;
}

const PLACES = {
  iteration: () => itself,
  epoch: watched => between(epochs(watched)),
  examples: watched => {
    const place = between(epochs(watched));
    return iteration => place(iteration) * (watched.job.data.split?.training ?? 0);
  },
  elapsed: watched => {
    const place = between(times(watched));
    const start = place(startOf(watched));
    return iteration => place(iteration) - start;
  },
  clock: watched => between(times(watched)),
};

/** Time goes on from the parent's, where that is shown, too; all else is counted on by the service. */
function jointOf(watched, axis, jobs) {
  const parent = jobs.find(({ id }) => id === watched.job.parent?.job);
  return axis === 'elapsed' && parent ? placer(parent, axis, false, jobs)(watched.job.parent.iteration) : 0;
}

/** Epochs done after iterations, where both are known. */
function epochs({ job, curves }) {
  const { x = [], epochs: numbers = [] } = curves.get('epoch_loss') ?? {};
  const { iterations, epochs: all } = job.progress;
  const start = startOf({ job });
  const examples = job.data.split?.training;
  const inEpoch = start > 0 && examples ? Math.ceil(examples / job.spec.training.batch_size) : iterations / all;
  const begun = all - (iterations - start) / inEpoch;
  return { x: [0, start, ...x, iterations], y: [0, begun, ...numbers, all] };
}

/** Unix seconds after iterations, where values were stored. */
function times(watched) {
  const { x, y } = watched.curves.times ?? { x: [], y: [] };
  const start = Date.parse(watched.job.started_at ?? watched.job.created_at) / 1000;
  return { x: [startOf(watched), ...x], y: [start, ...y] };
}

/** A line through known places; before the first and after the last it stays. */
function between({ x, y }) {
  return at => {
    let [low, high] = [0, x.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = x[middle] <= at ? [middle, high] : [low, middle];
    }
    const width = x[high] - x[low];
    const share = width > 0 ? Math.min(1, Math.max(0, (at - x[low]) / width)) : 1;
    return y[low] + (y[high] - y[low]) * share;
  };
}
