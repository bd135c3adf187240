/** Jobs with their curves, kept up to date by one stream for all of them. */
import { Fault, get } from './api.js';
import { Due } from './due.js';
import { Rest, seen } from './rest.js';
import { follow } from './stream.js';
import { Watched } from './watched.js';

/** How many jobs one stream takes. */
const FOLLOWED = 50;
/** A job that trains tells of iterations and epochs more often than its numbers can be read. */
const REFRESH = 1000;
const AT_ONCE = 50;
/** Many jobs together tell more often than a screen can show, and all of their curves are placed anew each time. */
const DRAWN = 80;
const OFTEN = new Set(['metrics', 'epoch', 'fetch']);

export class LiveJobs {
  /**
   * @param ids of the jobs
   * @param on `changed(what)` where what is `job` or `curves` of any of them, `state(name, fault)` of the stream,
   * and perhaps `alive()`
   */
  constructor(ids, on) {
    this.jobs = new Map(ids.map(id => [id, new Watched(id)]));
    this.questions = new Map([...this.jobs].map(([id, watched]) => [id, new Due(() => this.#ask(watched))]));
    this.drawing = new Due(() => this.#tell('curves'));
    this.answers = new Due(() => this.#tell('job'));
    this.on = on;
  }

  /** Loads what there is; `run` follows what comes. Answers the faults of jobs that there are not, and forgets these. */
  async load(signal) {
    const faults = await Promise.all([...this.jobs.values()].map(watched => this.#load(watched, signal)));
    return faults.filter(Boolean);
  }

  async #load(watched, signal) {
    try {
      await watched.load(signal);
      return null;
    } catch (fault) {
      if (!(fault instanceof Fault && fault.status === 404)) {
        throw fault;
      }
      this.jobs.delete(watched.id);
      return fault;
    }
  }

  /** A tab that was hidden begins anew, with what there is then. */
  async run(signal) {
    this.signal = signal;
    for (let rest = new Rest(signal); ; rest = new Rest(signal)) {
      await this.#follow(rest.signal);
      if (signal.aborted || !rest.signal.aborted) {
        return;
      }
      await seen(signal);
      await this.#catchUp();
    }
  }

  async #catchUp() {
    const open = [...this.jobs.values()].filter(watched => !watched.ended);
    try {
      await Promise.all(open.map(watched => watched.reload(this.signal)));
      ['job', 'curves'].forEach(what => this.#tell(what));
    } catch {
      // the stream goes on from where it was, and tells of what is wrong
    }
  }

  async #follow(signal) {
    const open = [...this.jobs.values()].filter(watched => !watched.ended).slice(0, FOLLOWED);
    if (open.length === 0) {
      return this.on.state('ended');
    }
    const path = `/v1/events?${open.map(watched => `job=${watched.id}`).join('&')}`;
    const cursor = open.map(watched => `${watched.id}:${watched.seq}`).join(',');
    const event = (kind, data, at) => this.#event(kind, data, at);
    await follow(path, cursor, { event, state: (name, fault) => this.on.state(name, fault) }, signal);
  }

  #event(kind, data, cursor) {
    const watched = this.jobs.get(data.job);
    if (watched === undefined) {
      // a sign of life is of no job
      this.on.alive?.();
      return;
    }
    if (watched.take(seqOf(cursor, data.job), kind, data)) {
      this.drawing.within(DRAWN);
    }
    this.questions.get(watched.id).within(OFTEN.has(kind) ? REFRESH : AT_ONCE);
  }

  async #ask(watched) {
    try {
      await watched.ask(() => get(`/v1/jobs/${watched.id}`, { signal: this.signal }));
      this.answers.within(AT_ONCE);
    } catch (fault) {
      // the stream tells of lost connections; what ended a job has no event after it that would ask again
      const refused = fault instanceof Fault && fault.status < 500;
      if (!this.signal.aborted && refused) {
        this.on.state('failed', fault);
      } else if (!this.signal.aborted) {
        this.questions.get(watched.id).within(REFRESH);
      }
    }
  }

  #tell(what) {
    if (!this.signal.aborted) {
      this.on.changed(what);
    }
  }
}

function seqOf(cursor, id) {
  const place = cursor.split(',').find(part => part.startsWith(id));
  return place === undefined ? 0 : Number(place.slice(id.length + 1));
}
