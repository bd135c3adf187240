/** Curves of any jobs on the same axes, what differs between them, and what came of them. */
import { AxisChoice } from './axis-choice.js';
import { placed, startOf } from './axes.js';
import { Chart } from './chart.js';
import { slots } from './colours.js';
import { cautions, chips, seedSwitch, seriesChoice, titles } from './compare-parts.js';
import { bestTable, differences } from './differences.js';
import { h, put } from './dom.js';
import { linesOfJob } from './job-lines.js';
import { LiveJobs } from './live.js';
import { faultLine } from './parts.js';
import { renew } from './renew.js';
import { memory, remember } from './route.js';
import { groups, isWhole, together } from './seeds.js';
import { SmoothSlider } from './smooth-slider.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';
import { Zoomed } from './zoomed.js';

const USUAL = ['loss', 'epoch_loss', 'validation_loss'];

/** Fills an element with the curves of jobs until the signal aborts. */
export async function comparison(element, ids, params, signal) {
  const page = new Comparison(element, ids, params, signal);
  const live = new LiveJobs(ids, page);
  const faults = await live.load(signal);
  element.append(...faults.map(faultLine));
  if (live.jobs.size === 0) {
    return;
  }
  page.open([...live.jobs.values()]);
  signal.addEventListener('abort', () => page.close());
  await live.run(signal);
}

class Comparison {
  constructor(element, ids, params, signal) {
    this.element = element;
    this.signal = signal;
    this.ids = ids;
    this.slots = slots(ids);
    this.wanted = params.get('series')?.split(',') ?? null;
    this.bySeeds = params.get('seeds') === '1';
    this.charts = new Map();
  }

  open(jobs) {
    this.jobs = jobs;
    this.ids = jobs.map(({ id }) => id);
    this.titles = titles(jobs.map(({ job }) => job));
    this.view = new View();
    this.chosen = h('ul', { class: 'chosen', 'aria-label': 'Jobs' });
    this.choice = h('fieldset', { class: 'series' });
    this.grid = h('div', { class: 'charts' });
    this.tables = h('div', { class: 'side-by-side' });
    this.axes = new AxisChoice(jobs, () => this.#measure(), this.signal, true);
    this.smoothing = new SmoothSlider(jobs, () => this.#showCharts(), this.signal);
    this.zoomed = new Zoomed(
      { jobs, view: this.view, axes: this.axes, smoothing: this.smoothing },
      ({ curves }) => curves.long().filter(name => name === 'loss' || this.charts.has(name)),
      () => this.#showCharts(),
      this.signal,
    );
    this.element.append(
      this.chosen,
      ...cautions(jobs.map(({ job }) => job)).map(text => h('p', { class: 'warning' }, text)),
      viewTools(this.view, this.axes.elements, this.smoothing.element, this.#seedSwitch()),
      this.choice,
      this.grid,
      this.tables,
    );
    this.#showJobs();
    this.#showCharts();
    this.axes.load().then(() => this.#showCharts());
  }

  changed(what) {
    if (what === 'curves') {
      this.#showCharts();
    } else {
      this.#showJobs();
    }
  }

  state(name, fault) {
    this.trouble = { lost: 'connection lost, trying again', failed: `no live updates: ${fault?.message}` }[name];
    this.#showJobs();
  }

  close() {
    this.charts.forEach(chart => chart.close());
  }

  #showJobs() {
    const state = JSON.stringify([this.trouble, this.jobs.map(({ job }) => [job.name, job.status])]);
    if (state !== this.stated) {
      this.stated = state;
      put(this.chosen, chips(this.ids, this.jobs, this.titles, this.trouble));
    }
    const jobs = this.jobs.map(({ job }) => job);
    renew(this.tables, bestTable(jobs, this.titles), differences(jobs, this.titles));
  }

  #showCharts() {
    this.smoothing.update();
    const names = [...new Set(this.jobs.flatMap(({ curves }) => curves.names()))].sort();
    const shown = (this.wanted ?? USUAL).filter(name => names.includes(name));
    if (names.join() !== this.names) {
      this.names = names.join();
      put(
        this.choice,
        seriesChoice(names, shown, (name, on) => this.#choose(name, on)),
      );
    }
    [...this.charts]
      .filter(([name]) => !shown.includes(name))
      .forEach(([name, chart]) => {
        chart.close();
        chart.element.remove();
        this.charts.delete(name);
      });
    shown.forEach(name => this.#draw(name));
    this.zoomed.update();
  }

  #draw(name) {
    const places = new Map(this.jobs.map(watched => [watched, this.axes.placer(watched)]));
    const columnOf = (watched, series = name) => placed(watched.curves.get(series), places.get(watched));
    if (this.bySeeds && this.jobs.every(({ curves }) => isWhole(curves.get(name)))) {
      const { lines, columns } = together(this.jobs, this.slots, columnOf);
      this.#chart(name).show(lines, columns);
      return;
    }
    const parts = this.jobs.flatMap(watched =>
      linesOfJob(name, this.#labelled(watched), this.smoothing.share > 0).map(line => ({
        line,
        column: columnOf(watched, line.series),
      })),
    );
    this.#chart(name).show(
      parts.map(({ line }) => line),
      parts.map(({ column }) => column),
      this.#joints(places),
    );
  }

  #labelled({ id }) {
    return { id, label: this.titles.get(id), slot: this.slots.get(id) };
  }

  #joints(places) {
    return this.jobs
      .filter(({ job }) => job.parent)
      .map(watched => {
        const { label, slot } = this.#labelled(watched);
        const joint = startOf(watched);
        return { x: places.get(watched)?.(joint) ?? joint, label, slot };
      });
  }

  /** Offered where there are jobs to take together. */
  #seedSwitch() {
    const change = on => {
      this.bySeeds = on;
      remember({ seeds: on });
      this.#showCharts();
    };
    return groups(this.jobs).some(group => group.length > 1) && seedSwitch(this.bySeeds, change);
  }

  #chart(name) {
    if (!this.charts.has(name)) {
      const chart = new Chart({
        name,
        title: name.replaceAll('_', ' '),
        view: this.view,
        memory: memory(name),
        axis: this.axes.axis,
        height: 280,
      });
      this.charts.set(name, chart);
      this.grid.append(chart.element);
    }
    return this.charts.get(name);
  }

  #choose(name, on) {
    const now = [...this.charts.keys()];
    this.wanted = on ? [...now, name] : now.filter(other => other !== name);
    remember({ series: this.wanted.join(',') || 'none' });
    this.#showCharts();
  }

  #measure() {
    this.charts.forEach(chart => chart.measure(this.axes.axis));
    this.view.reset();
    this.#showCharts();
  }
}
