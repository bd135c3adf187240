/** One job in the list. Its cells change in place, so that focus and selection stay. */
import { get } from './api.js';
import { h, put } from './dom.js';
import { clock, duration, number, runtime, titleOf } from './format.js';
import { badge, best, progressBar, tags } from './parts.js';
import { renew } from './renew.js';
import { sparkline } from './sparkline.js';

const POINTS = 60;

export class JobRow {
  constructor(id, selected, signal) {
    this.id = id;
    this.signal = signal;
    this.box = h('input', { type: 'checkbox', change: selected });
    this.link = h('a', { href: `#/jobs/${id}` });
    this.cells = Object.fromEntries(
      ['tags', 'status', 'progress', 'curve', 'loss', 'validation', 'best', 'ran', 'created'].map(name => [
        name,
        h(name === 'tags' ? 'span' : 'td', { class: `cell-${name}` }),
      ]),
    );
    const { tags: labels, ...others } = this.cells;
    this.element = h(
      'tr',
      { 'data-job': id },
      h('td', { class: 'cell-box' }, this.box),
      h('th', { scope: 'row', class: 'cell-job' }, this.link, ' ', labels),
      Object.values(others),
    );
    this.visible = false;
  }

  get selected() {
    return this.box.checked;
  }

  update(job) {
    if (JSON.stringify(job) !== this.shown) {
      this.shown = JSON.stringify(job);
      this.job = job;
      this.#fill(job);
    } else if (job.status === 'running') {
      this.cells.ran.textContent = duration(runtime(job));
    }
    this.#draw();
  }

  /** Whether it is on the screen; what is not needs no curve. */
  show(visible) {
    this.visible = visible;
    this.#draw();
  }

  #fill(job) {
    this.link.textContent = titleOf(job);
    this.box.setAttribute('aria-label', `Select ${titleOf(job)}`);
    renew(
      this.cells.tags,
      tags(job),
      h('span', { class: 'quiet' }, [job.model, job.loss, job.dataset].filter(Boolean).join(' · ')),
    );
    put(this.cells.status, badge(job.status));
    put(this.cells.progress, progressBar(job.progress));
    this.cells.loss.textContent = number(job.metrics.loss);
    this.cells.validation.textContent = number(job.metrics.validation_loss);
    this.cells.best.textContent = best(job.metrics);
    this.cells.ran.textContent = duration(runtime(job));
    this.cells.created.textContent = clock(job.created_at);
  }

  async #draw() {
    const state = `${this.job?.progress.iteration} ${this.job?.attempt}`;
    if (!this.visible || !this.job || this.job.progress.iteration === 0 || state === this.drawn || this.asking) {
      return;
    }
    this.asking = true;
    try {
      const { series } = await get(`/v1/jobs/${this.id}/metrics?series=loss&max_points=${POINTS}`, {
        signal: this.signal,
      });
      if (series.loss) {
        put(this.cells.curve, sparkline({ x: series.loss.iterations, y: series.loss.values.map(Number) }));
      }
      this.drawn = state;
    } catch {
      // the list itself says when the service does not answer
    } finally {
      this.asking = false;
    }
  }
}
