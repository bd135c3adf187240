/** The loss tab: within the epoch, by epoch, on validation, and what else was measured. */
import { ancestors, jointLabel, jointList } from './ancestors.js';
import { request } from './api.js';
import { placed, startOf } from './axes.js';
import { AxisChoice } from './axis-choice.js';
import { Chart } from './chart.js';
import { h, put, save } from './dom.js';
import { CHARTS } from './job-lines.js';
import { action } from './parts.js';
import { memory } from './route.js';
import { SmoothSlider } from './smooth-slider.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';
import { Zoomed } from './zoomed.js';

export class LossTab {
  constructor(watched, signal) {
    this.watched = watched;
    this.view = new View();
    this.charts = new Map();
    this.axes = new AxisChoice([watched], () => this.#measure(), signal);
    this.smoothing = new SmoothSlider([watched], () => this.update('curves'), signal);
    this.zoomed = new Zoomed(
      { jobs: [watched], view: this.view, axes: this.axes, smoothing: this.smoothing },
      () => watched.curves.long(),
      () => this.update('curves'),
      signal,
    );
    this.joints = h('div');
    this.grid = h('div', { class: 'charts' });
    this.empty = h('p', { class: 'quiet' });
    const all = action('All as CSV', () => this.#saveAll(), { title: 'Every value of every series' });
    this.element = h(
      'div',
      {},
      viewTools(this.view, this.axes.elements, this.smoothing.element, all),
      this.joints,
      this.empty,
      this.grid,
    );
    this.axes.load().then(() => this.update('curves'));
    this.#loadAncestors(signal);
  }

  update(what) {
    // answers may come after the tab was left
    if (this.closed) {
      return;
    }
    this.empty.textContent = this.watched.job.finished_at
      ? 'Nothing was measured: the job ended before its first iteration.'
      : 'Nothing was measured yet. The curve begins with the first iteration.';
    if (what !== 'curves') {
      return;
    }
    this.smoothing.update();
    const names = this.watched.curves.names();
    this.empty.hidden = names.length > 0;
    if (names.length > 0) {
      this.#show(names);
    }
    this.zoomed.update();
  }

  close() {
    this.closed = true;
    this.smoothing.close();
    this.zoomed.close();
    this.charts.forEach(chart => chart.close());
  }

  #show(names) {
    const place = this.axes.placer(this.watched);
    const joints = this.#joints(place);
    for (const [name, title, linesOf, size] of CHARTS) {
      const lines = linesOf(names, this);
      if (lines.length > 0) {
        const columns = lines.map(({ key, column }) => placed(column ?? this.watched.curves.get(key), place));
        this.#chart(name, title, size).show(lines, columns, joints);
      }
    }
  }

  #chart(name, title, size) {
    if (!this.charts.has(name)) {
      const height = size === 'tall' ? 360 : 220;
      const { view } = this;
      this.charts.set(name, new Chart({ name, title, height, view, axis: this.axes.axis, memory: memory(name) }));
      const order = CHARTS.map(([key]) => key).filter(key => this.charts.has(key));
      put(
        this.grid,
        order.map(key => this.charts.get(key).element),
      );
    }
    return this.charts.get(name);
  }

  #measure() {
    this.charts.forEach(chart => chart.measure(this.axes.axis));
    this.view.reset();
    this.update('curves');
  }

  /** Where it went on from others; a job that is not there any more still was. */
  #joints(place) {
    const start = startOf(this.watched);
    const known = this.ancestors?.map(each => ({ at: each.iteration, label: jointLabel(each) })) ?? [];
    const joints = known.length > 0 || !this.watched.job.parent ? known : [{ at: start, label: 'went on from here' }];
    return joints.map(({ at, label }) => ({ x: place?.(at) ?? at, label }));
  }

  /** The losses up to where this job went on, of the jobs that are still there. */
  async #loadAncestors(signal) {
    if (this.watched.job.parent) {
      this.ancestors = await ancestors(this.watched.job, signal);
      put(this.joints, jointList(this.ancestors));
      this.update('curves');
    }
  }

  async #saveAll() {
    const response = await request(`/v1/jobs/${this.watched.id}/metrics`, { headers: { Accept: 'text/csv' } });
    save(await response.blob(), `${this.watched.id}.csv`);
  }
}
