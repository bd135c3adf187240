/** What a job is and where it stands, and what can be done with it. */
import { post } from './api.js';
import { h, put } from './dom.js';
import { clock, count, duration, number, runtime, titleOf } from './format.js';
import { deleteButton } from './delete-job.js';
import { gates } from './job-gates.js';
import { badge, best, busy, progressBar, tags } from './parts.js';
import { renew } from './renew.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OVER = new Set(['succeeded', 'failed', 'cancelled']);
/** Longer than the pause between the service's signs of life. */
const QUIET = 35_000;
/** A job that trains tells something more often. */
const IDLE = 60_000;

export class JobHead {
  constructor(watched, signal) {
    this.watched = watched;
    this.title = h('h1');
    this.tags = h('span');
    this.badge = h('span');
    this.stale = h('span', { class: 'badge stale', role: 'status', hidden: true });
    this.bar = h('div');
    this.facts = h('dl', { class: 'facts' });
    this.failure = h('div');
    this.gates = h('div');
    this.actions = h('div', { class: 'actions', role: 'group', 'aria-label': 'What can be done', tabindex: -1 });
    this.said = h('div');
    this.element = h(
      'section',
      { class: 'head', 'aria-label': 'The job' },
      h('div', { class: 'title' }, this.title, this.badge, this.stale, this.tags),
      this.bar,
      this.facts,
      this.failure,
      this.gates,
      this.actions,
      this.said,
    );
    this.heard = this.told = Date.now();
    const timer = setInterval(() => this.#watch(), 1000);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** What the stream is doing. */
  state(name, fault) {
    // what cannot be asked for any more stays so
    if (this.stream !== 'failed') {
      this.stream = name;
      this.fault = fault;
    }
    this.heard = Date.now();
    this.#watch();
  }

  /** The stream lives, whether or not the job does anything. */
  alive() {
    this.heard = Date.now();
  }

  update(what) {
    this.heard = this.told = Date.now();
    if (what === 'job') {
      this.#fill(this.watched.job);
    }
  }

  #fill(job) {
    this.title.textContent = titleOf(job);
    renew(this.tags, tags(job));
    renew(this.badge, badge(job.status));
    renew(this.bar, progressBar(job.progress));
    renew(
      this.facts,
      facts(job).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    );
    renew(
      this.failure,
      job.failure &&
        h(
          'div',
          { class: 'fault', role: 'alert' },
          h('strong', {}, job.failure.title),
          h('p', {}, job.failure.detail),
          h('code', {}, job.failure.type),
        ),
    );
    renew(this.gates, gates(job));
    const acted = `${job.status} ${job.pause_requested} ${job.progress.iteration > 0}`;
    if (acted !== this.acted) {
      this.acted = acted;
      this.#offer(job);
    }
    this.#watch();
  }

  #offer(job) {
    const button = (label, action, danger) =>
      h(
        'button',
        { type: 'button', class: danger ? 'danger' : '', click: event => this.#act(event.currentTarget, action) },
        label,
      );
    const { status } = job;
    const hadFocus = this.actions.contains(document.activeElement);
    put(
      this.actions,
      !OVER.has(status) && button('Cancel', 'cancel', true),
      status === 'running' && !job.pause_requested && button('Pause', 'pause'),
      status === 'running' && job.pause_requested && h('span', { class: 'quiet', role: 'status' }, 'Pausing …'),
      status === 'paused' && button('Resume', 'resume'),
      job.progress.iteration > 0 &&
        h('a', { class: 'button', href: `#/new?go_on=${job.id}` }, 'Go on with another loss'),
      h('a', { class: 'button', href: `#/new?like=${job.id}` }, 'New job like this'),
      h('a', { class: 'button', href: `#/compare?jobs=${job.id}` }, 'Compare'),
      OVER.has(status) &&
        deleteButton(job, () => {
          location.hash = '#/jobs';
        }),
    );
    if (hadFocus) {
      // on none of the buttons, lest a key that is held does what nobody wants
      this.actions.focus();
    }
  }

  #act(button, action) {
    return busy(button, this.said, async () => {
      await this.watched.ask(() => post(`/v1/jobs/${this.watched.id}/${action}`));
      put(this.said);
      this.#fill(this.watched.job);
    });
  }

  #watch() {
    const text = this.#trouble();
    this.stale.hidden = text === '';
    this.stale.textContent = text;
  }

  /** Why what is shown may be old, or nothing. */
  #trouble() {
    const { status } = this.watched.job;
    const [silent, idle] = [Date.now() - this.heard, Date.now() - this.told];
    if (this.stream === 'failed') {
      return `no live updates: ${this.fault.message}`;
    } else if (this.stream === 'lost') {
      return 'connection lost, trying again';
    } else if (this.stream !== 'live' || OVER.has(status)) {
      return '';
    } else if (silent > QUIET) {
      return `stale: nothing came for ${duration(silent / 1000)}`;
    }
    return status === 'running' && idle > IDLE ? `stale: the job told nothing for ${duration(idle / 1000)}` : '';
  }
}

function facts(job) {
  const { progress, metrics } = job;
  const over = OVER.has(job.status);
  const rate = progress.samples_per_second;
  return [
    ['mean loss', number(metrics.loss)],
    ['validation loss', number(metrics.validation_loss)],
    [`best ${metrics.best?.metric === 'loss' ? 'loss' : 'validation loss'}`, best(metrics)],
    ['iteration', `${count(progress.iteration)} of ${count(progress.iterations)}`],
    ['samples per second', rate === null ? '–' : count(Math.round(rate))],
    over ? ['ran', duration(runtime(job))] : ['left', duration(progress.eta_seconds)],
    [
      over ? 'finished' : job.started_at ? 'started' : 'created',
      clock(job.finished_at ?? job.started_at ?? job.created_at),
    ],
    job.attempt > 1 && ['attempt', job.attempt],
    UUID.test(job.tags.race) && ['race', h('a', { href: `#/races/${job.tags.race}` }, 'its table')],
    job.queue && ['before it', `${count(job.queue.ahead)} jobs`],
    job.parent && [
      'went on from',
      h(
        'a',
        { href: `#/jobs/${job.parent.job}` },
        `job ${job.parent.job.slice(-8)}, iteration ${count(job.parent.iteration)}`,
      ),
    ],
  ].filter(Boolean);
}
