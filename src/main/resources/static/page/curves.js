/** A job's series as columns: from the history, and on from there by the events of its log. */
import { thin } from './thin.js';

const OF_EPOCHS = ['average_loss', 'seconds', 'data_wait_seconds', 'samples_per_second'];

/** What is thinned to some thousand points is never left with fewer. */
const FEW = 500;

/** Those that can be smoothed: the loss and its terms. */
export const isLoss = name => name === 'loss' || name.startsWith('loss.');

/** The key of a series' moving average. */
export const smoothedKey = name => `${name}~`;

/** Values by iteration, of each series by its name; `x` rises, and what is not finite stands in `y` as what it is. */
export class Curves {
  constructor() {
    this.series = new Map();
    this.abandoned = [];
    this.times = null;
    this.smoothed = null;
    this.stretch = null;
    this.forgotten = 0;
  }

  /** Takes the answer of `/metrics` for all there was. */
  load(metrics) {
    this.#forget();
    this.series.clear();
    columnsOf(metrics.series).forEach((column, name) => this.series.set(name, column));
  }

  /** Averages and finer points do not outlast what they were made of. */
  #forget() {
    this.smoothed = this.stretch = null;
    this.forgotten++;
  }

  /** Takes the series `time`, or nothing where there is none yet. */
  loadTimes(column) {
    this.times = column ? columnOf(column) : { x: [], y: [], epochs: null };
  }

  /** Takes moving averages of some moment, and goes on with what came since. */
  loadSmoothed(smoothed) {
    this.smoothed = smoothed;
    this.names()
      .filter(isLoss)
      .forEach(name => {
        const { x, y } = this.series.get(name);
        const last = smoothed.get(name)?.x.at(-1) ?? 0;
        const from = x.findIndex(at => at > last);
        for (let i = from; i >= 0 && i < x.length; i++) {
          smoothed.take(name, x[i], y[i]);
        }
      });
  }

  /** Takes an event of the log; whether it changed anything. */
  take(kind, data) {
    if (kind === 'metrics') {
      Object.entries(data.series).forEach(([name, values]) => this.#iterations(name, data.first_iteration, values));
      this.#time(data);
    } else if (kind === 'epoch') {
      // one that a later rewind took back, as who comes late gets it, is told anew
      if (data.rewound) {
        return false;
      }
      this.#epoch(data);
    } else if (kind === 'rewind') {
      this.dropAfter(data.iteration);
    } else if (kind === 'reset') {
      this.#forget();
      this.series.clear();
      this.times = null;
    } else {
      return false;
    }
    return true;
  }

  /** Forgets what is told anew; the losses that were seen are kept apart, to be shown as what they are. */
  dropAfter(iteration) {
    const { x, y } = this.series.get('loss') ?? { x: [], y: [] };
    const from = x.findIndex(at => at > iteration);
    if (from >= 0) {
      // a piece begins where the line that stands leaves it
      const first = Math.max(0, from - 1);
      this.abandoned.push({ x: x.slice(first), y: y.slice(first) });
    }
    [...this.series.values(), ...(this.times ? [this.times] : [])].forEach(column => cut(column, iteration));
    this.#forget();
  }

  names() {
    return [...this.series.keys()].sort();
  }

  /** A series, or its moving average by its key, with finer points where there are some. */
  get(name) {
    const smoothed = name.endsWith('~');
    const column = smoothed ? this.smoothed?.get(name.slice(0, -1)) : this.series.get(name);
    const fits = this.stretch && (!smoothed || this.stretch.share === this.smoothed?.share);
    return fits ? this.stretch.in(name, column) : column;
  }

  /** Series of which some values may be left out: of epochs it can be seen, others are perhaps not measured in each iteration. */
  long() {
    return this.names().filter(name => {
      const { x, epochs } = this.series.get(name);
      return x.length > FEW && epochs?.length !== epochs?.at(-1) - epochs?.[0] + 1;
    });
  }

  #iterations(name, first, values) {
    const column = this.#column(name, null);
    const last = column.x.at(-1) ?? 0;
    values.forEach((value, i) => {
      // a point that is there already is not told twice
      if (first + i > last) {
        column.x.push(first + i);
        column.y.push(Number(value));
        if (isLoss(name)) {
          this.smoothed?.take(name, first + i, Number(value));
        }
      }
    });
    thin(column);
  }

  #time({ first_iteration: first, series, at }) {
    const last = first + (series.loss?.length ?? 0) - 1;
    if (this.times && last > (this.times.x.at(-1) ?? 0)) {
      this.times.x.push(last);
      this.times.y.push(Date.parse(at) / 1000);
      thin(this.times);
    }
  }

  /** An epoch's values stand at its last iteration, the last that was told of. */
  #epoch(data) {
    const at = this.series.get('loss')?.x.at(-1) ?? data.epoch * data.iterations;
    const point = (name, value) => this.#epochPoint(name, at, data.epoch, value);
    point('epoch_loss', data.loss);
    OF_EPOCHS.forEach(name => point(name, data[name]));
    (data.workers ?? []).forEach(({ worker, samples_per_second: rate }) => point(`samples_per_second.${worker}`, rate));
    Object.entries(data.validation ?? {}).forEach(([name, value]) => point(`validation_${name}`, value));
    Object.entries(data.reported ?? {}).forEach(([name, value]) => point(`reported_${name}`, value));
  }

  #epochPoint(name, iteration, epoch, value) {
    if (value === null || value === undefined || typeof value === 'object') {
      return;
    }
    const column = this.#column(name, []);
    if (epoch > (column.epochs.at(-1) ?? 0)) {
      column.x.push(iteration);
      column.y.push(Number(value));
      column.epochs.push(epoch);
      thin(column);
    }
  }

  #column(name, epochs) {
    if (!this.series.has(name)) {
      this.series.set(name, { x: [], y: [], epochs });
    }
    return this.series.get(name);
  }
}

/** Columns by their names, as `/metrics` answers them. */
export function columnsOf(series) {
  return new Map(Object.entries(series).map(([name, column]) => [name, columnOf(column)]));
}

function columnOf({ iterations, values, epochs }) {
  return { x: iterations, y: values.map(Number), epochs: epochs ?? null };
}

function cut(column, iteration) {
  const end = column.x.findIndex(x => x > iteration);
  if (end >= 0) {
    [column.x, column.y, column.epochs].forEach(values => values?.splice(end));
  }
}
