/** One job that is looked at. */
import { Fault, get } from './api.js';
import { columnsOf, Curves, isLoss } from './curves.js';
import { Smoothed } from './smoothed.js';
import { Stretch } from './stretch.js';

/** Of each series' past; what comes live is thinned where it has become much more. */
const POINTS = 4000;
/** Of a stretch that is looked at, with what lies beside it. */
const FINER_POINTS = 6000;
const TOLD = new Set(['status', 'fetch', 'warning', 'checkpoint', 'rewind', 'end']);

/** One job: as it was last answered, its curves, and what its log told. */
export class Watched {
  constructor(id) {
    this.id = id;
    this.path = `/v1/jobs/${encodeURIComponent(id)}`;
    this.job = null;
    this.curves = new Curves();
    this.log = new Map();
    this.epochs = new Map();
    this.ended = false;
    this.asked = this.answered = 0;
  }

  /** Asks something that answers the job. Answers may overtake each other: one to an earlier question changes nothing. */
  async ask(question) {
    const number = ++this.asked;
    const job = await question();
    if (number > this.answered) {
      this.answered = number;
      this.job = job;
    }
  }

  async load(signal) {
    const { path } = this;
    // in this order, so that the job is no older than the log from where it is followed
    const metrics = await get(`${path}/metrics?max_points=${POINTS}`, { signal });
    await this.ask(() => get(path, { signal }));
    this.seq = metrics.last_seq;
    this.ended = metrics.ended;
    this.curves.load(metrics);
    return this;
  }

  /** What there is now, after nothing was heard for a while. */
  async reload(signal) {
    await this.load(signal);
    await this.loadLog(signal);
  }

  /** When its values were stored. */
  async loadTimes(signal) {
    if (this.curves.times === null) {
      const { time } = await this.#metrics('series=time', signal);
      this.curves.loadTimes(time);
    }
  }

  /** Has its losses smoothed by the service; a share of 0 is none of it. */
  async smooth(share, signal) {
    const names = this.curves.names().filter(isLoss);
    const query = `${seriesOf(names)}&smooth=${share}`;
    const smoothed = share > 0 && new Smoothed(share, names.length > 0 ? await this.#metrics(query, signal) : {});
    if (smoothed) {
      this.curves.loadSmoothed(smoothed);
    } else {
      this.curves.smoothed = null;
    }
  }

  /**
   * Has finer points of a stretch drawn, and then their averages, unless something was taken back meanwhile.
   *
   * @param asked `{from, to, share, stop}`, where `stop` aborts it
   */
  async refine(names, { from, to, share, stop: { signal } }, changed) {
    const { forgotten } = this.curves;
    const columns = async (of, more) =>
      columnsOf(
        of.length > 0 ? await this.#metrics(`${seriesOf(of)}&from=${from}&to=${to}${more}`, signal, FINER_POINTS) : {},
      );
    const isRight = () => !signal.aborted && forgotten === this.curves.forgotten;
    const finer = await columns(names, '');
    const stretch = new Stretch(from, Math.min(to, finer.get('loss')?.x.at(-1) ?? to), finer);
    if (isRight()) {
      this.curves.stretch = stretch;
      changed();
    }
    // these take longer, since all values before the stretch are in them
    const averages = share > 0 && isRight() ? await columns(names.filter(isLoss), `&smooth=${share}`) : null;
    if (averages && isRight()) {
      stretch.smooth(share, averages);
      changed();
    }
  }

  async #metrics(query, signal, points = POINTS) {
    try {
      return (await get(`${this.path}/metrics?${query}&max_points=${points}`, { signal })).series;
    } catch (fault) {
      // a job that ended before its first iteration has none
      if (fault instanceof Fault && fault.status === 422) {
        return {};
      }
      throw fault;
    }
  }

  /** What the log told so far: its beginning and its end. */
  async loadLog(signal) {
    const path = `${this.path}/events?limit=100&after=`;
    const late = Math.max(0, this.seq - 100);
    const pages = await Promise.all([...new Set([0, late])].map(after => get(path + after, { signal })));
    pages
      .flatMap(page => page.data)
      .forEach(event => {
        if (event.seq <= this.seq) {
          this.#remember(event.seq, event.kind, event.data);
        }
      });
  }

  /** All of it, page by page. */
  async loadWholeLog(signal) {
    let page = { has_more: true };
    for (let after = 0; page.has_more; after = page.data.at(-1).seq) {
      page = await get(`${this.path}/events?limit=100&after=${after}`, { signal });
      page.data.forEach(event => this.#remember(event.seq, event.kind, event.data));
    }
  }

  take(seq, kind, data) {
    this.seq = seq;
    this.#remember(seq, kind, data);
    const isNew = this.curves.take(kind, data);
    if (kind === 'rewind') {
      const last = this.curves.get('epoch_loss')?.epochs.at(-1) ?? 0;
      [...this.epochs.keys()].filter(epoch => epoch > last).forEach(epoch => this.epochs.delete(epoch));
    }
    return isNew;
  }

  #remember(seq, kind, data) {
    if (kind === 'epoch') {
      if (!data.rewound) {
        this.epochs.set(data.epoch, data);
      }
    } else if (TOLD.has(kind)) {
      this.log.set(seq, { kind, data });
    } else if (kind === 'reset') {
      this.log.clear();
      this.epochs.clear();
    }
  }
}

function seriesOf(names) {
  return `series=${encodeURIComponent(names.join(','))}`;
}
