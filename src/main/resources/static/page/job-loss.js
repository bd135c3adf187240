/** The loss tab: within the epoch, by epoch, on validation, and what else was measured. */
import { get, request } from './api.js';
import { placed, startOf } from './axes.js';
import { AxisChoice } from './axis-choice.js';
import { Chart } from './chart.js';
import { h, put, save } from './dom.js';
import { CHARTS, PARENT } from './job-lines.js';
import { memory } from './route.js';
import { SmoothSlider } from './smooth-slider.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';

export class LossTab {
  constructor(watched, signal) {
    this.watched = watched;
    this.view = new View();
    this.charts = new Map();
    this.axes = new AxisChoice([watched], () => this.#measure(), signal);
    this.smoothing = new SmoothSlider([watched], () => this.update('curves'), signal);
    this.grid = h('div', { class: 'charts' });
    this.empty = h('p', { class: 'quiet' }, 'Nothing was measured yet. The curve begins with the first iteration.');
    const all = { type: 'button', click: () => this.#saveAll(), title: 'Every value of every series' };
    this.element = h(
      'div',
      {},
      viewTools(this.view, this.axes.elements, this.smoothing.element, h('button', all, 'All as CSV')),
      this.empty,
      this.grid,
    );
    this.axes.load().then(() => this.update('curves'));
    this.#loadParent(signal);
  }

  update(what) {
    // answers may come after the tab was left
    if (what !== 'curves' || this.closed) {
      return;
    }
    this.smoothing.update();
    const names = this.watched.curves.names();
    this.empty.hidden = names.length > 0;
    if (names.length > 0) {
      this.#show(names);
    }
  }

  close() {
    this.closed = true;
    this.smoothing.close();
    this.charts.forEach(chart => chart.close());
  }

  #show(names) {
    const place = this.axes.placer(this.watched);
    const joint = startOf(this.watched);
    const joints = this.watched.job.parent ? [{ x: place?.(joint) ?? joint, label: 'went on from here' }] : [];
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

  /** The loss up to where this job went on, if the job that it was is still there. */
  async #loadParent(signal) {
    const { parent } = this.watched.job;
    if (!parent) {
      return;
    }
    const { series } = await get(`/v1/jobs/${parent.job}/metrics?series=loss&max_points=4000`, { signal }).catch(
      () => ({
        series: {},
      }),
    );
    const { iterations: x = [], values = [] } = series.loss ?? {};
    const end = x.findLastIndex(at => at <= parent.iteration) + 1;
    this.parent = end > 0 && { ...PARENT, column: { x: x.slice(0, end), y: values.slice(0, end).map(Number) } };
    this.update('curves');
  }

  async #saveAll() {
    const response = await request(`/v1/jobs/${this.watched.id}/metrics`, { headers: { Accept: 'text/csv' } });
    save(await response.blob(), `${this.watched.id}.csv`);
  }
}
