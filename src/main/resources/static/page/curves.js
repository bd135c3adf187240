/** A job's series as columns: from the history, and on from there by the events of its log. */

const OF_EPOCHS = ['average_loss', 'seconds', 'data_wait_seconds', 'samples_per_second'];

/** Values by iteration, of each series by its name; `x` rises, and what is not finite stands in `y` as what it is. */
export class Curves {
  constructor() {
    this.series = new Map();
    this.abandoned = null;
  }

  /** Takes the answer of `/metrics` for all there was. */
  load(metrics) {
    this.series.clear();
    for (const [name, column] of Object.entries(metrics.series)) {
      this.series.set(name, { x: column.iterations, y: column.values.map(Number), epochs: column.epochs ?? null });
    }
  }

  /** Takes an event of the log; whether it changed anything. */
  take(kind, data) {
    if (kind === 'metrics') {
      Object.entries(data.series).forEach(([name, values]) => this.#iterations(name, data.first_iteration, values));
    } else if (kind === 'epoch') {
      this.#epoch(data);
    } else if (kind === 'rewind') {
      this.dropAfter(data.iteration);
    } else if (kind === 'reset') {
      this.series.clear();
    } else {
      return false;
    }
    return true;
  }

  /** Forgets what a new attempt tells anew; the losses that were seen are kept apart, to be shown as what they are. */
  dropAfter(iteration) {
    const { x, y } = this.series.get('loss') ?? { x: [], y: [] };
    const seen = x.map((_, i) => i).filter(i => x[i] > iteration);
    if (seen.length > 0) {
      this.abandoned = { x: seen.map(i => x[i]), y: seen.map(i => y[i]) };
    }
    for (const column of this.series.values()) {
      const end = column.x.findIndex(x => x > iteration);
      if (end >= 0) {
        [column.x, column.y, column.epochs].forEach(values => values?.splice(end));
      }
    }
  }

  names() {
    return [...this.series.keys()].sort();
  }

  get(name) {
    return name === 'abandoned' ? this.abandoned : this.series.get(name);
  }

  #iterations(name, first, values) {
    const column = this.#column(name, null);
    const last = column.x.at(-1) ?? 0;
    values.forEach((value, i) => {
      // a point that is there already is not told twice
      if (first + i > last) {
        column.x.push(first + i);
        column.y.push(Number(value));
      }
    });
  }

  /** An epoch's values stand at its last iteration, the last that was told of. */
  #epoch(data) {
    const at = this.series.get('loss')?.x.at(-1) ?? data.epoch * data.iterations;
    const point = (name, value) => this.#epochPoint(name, at, data.epoch, value);
    point('epoch_loss', data.loss);
    OF_EPOCHS.forEach(name => point(name, data[name]));
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
    }
  }

  #column(name, epochs) {
    if (!this.series.has(name)) {
      this.series.set(name, { x: [], y: [], epochs });
    }
    return this.series.get(name);
  }
}
