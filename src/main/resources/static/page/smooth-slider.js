/** How much curves of iterations are smoothed. */
import { h } from './dom.js';
import { Due } from './due.js';
import { Latest } from './latest.js';
import { remember, route } from './route.js';

/** Of what was before; the further to the right, the closer to all of it. */
const SHARES = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];
const PAUSE = 120;
/** Until what is missing is asked for, and asked for again where that failed. */
const MISSED = 300;

export class SmoothSlider {
  /** @param changed is called when the jobs' smoothed curves are others */
  constructor(jobs, changed, signal) {
    Object.assign(this, { jobs, signal });
    const given = Number(route().params.get('smooth'));
    this.share = given > 0 && given < 1 ? given : 0;
    this.input = h('input', {
      type: 'range',
      name: 'smooth',
      min: 0,
      max: SHARES.length - 1,
      step: 1,
      value: SHARES.findLastIndex(share => share <= this.share),
      input: () => this.#slide(),
    });
    this.figure = h('output');
    this.element = h('label', { class: 'smooth' }, 'smoothing ', this.input, this.figure);
    this.loading = new Latest(PAUSE, () => this.load(), changed, changed);
    this.missing = new Due(() => this.loading.soon());
    signal.addEventListener('abort', () => this.close());
    this.#tell();
  }

  /** Has all jobs' curves smoothed by the service, from all of their points. */
  load() {
    return Promise.all(this.jobs.map(watched => watched.smooth(this.share, this.signal)));
  }

  /** What was taken back is in the averages after it, so that they are asked for once more, however often more comes. */
  update() {
    if (this.share > 0 && this.jobs.some(({ curves }) => curves.smoothed === null)) {
      this.missing.within(MISSED);
    }
  }

  close() {
    this.loading.stop();
  }

  #slide() {
    this.share = SHARES[Number(this.input.value)];
    remember({ smooth: this.share || null });
    this.#tell();
    this.loading.soon();
  }

  #tell() {
    this.figure.textContent = this.share === 0 ? 'off' : this.share;
    this.input.setAttribute('aria-valuetext', this.figure.textContent);
  }
}
