/** The measures tab: each class by itself, at the last epoch and over the epochs. */
import { get } from './api.js';
import { AXES } from './axes.js';
import { Chart } from './chart.js';
import { confusion } from './confusion.js';
import { h, put, table } from './dom.js';
import { count, number } from './format.js';
import { renew } from './renew.js';
import { memory } from './route.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';

const OF_CLASSES = ['f1', 'iou', 'dice', 'precision', 'recall'];

export class MeasuresTab {
  constructor(watched, signal) {
    this.watched = watched;
    this.signal = signal;
    this.view = new View();
    this.charts = new Map();
    this.figures = h('div', { class: 'side-by-side' });
    this.grid = h('div', { class: 'charts' });
    this.tools = viewTools(this.view);
    this.element = h('div', {}, this.figures, this.tools, this.grid);
    this.#loadEarlier();
  }

  update() {
    this.#show();
  }

  close() {
    this.closed = true;
    this.charts.forEach(chart => chart.close());
  }

  /** Earlier epochs' classes, which a job that succeeded has in its report, and others in their log alone. */
  async #loadEarlier() {
    const { job, epochs } = this.watched;
    try {
      const report = await get(`${job.links.artifacts}/report.json`, { signal: this.signal });
      report.epochs.forEach(epoch => epochs.set(epoch.epoch, epoch));
    } catch {
      await this.watched.loadWholeLog(this.signal);
    }
    this.#show();
  }

  #show() {
    if (this.closed) {
      return;
    }
    const epochs = [...this.watched.epochs.values()].filter(({ validation }) => validation);
    const last = epochs.reduce((most, { epoch }) => Math.max(most, epoch), 0);
    const measures = this.watched.epochs.get(last)?.validation;
    this.tools.hidden = !measures?.classes;
    if (!measures) {
      put(this.figures, h('p', { class: 'quiet' }, 'Nothing was validated yet.'));
      return;
    }
    const drawn = `${last} ${epochs.length}`;
    if (this.drawn !== drawn) {
      this.drawn = drawn;
      renew(
        this.figures,
        whole(last, measures),
        measures.classes && perClass(measures),
        measures.confusion_matrix && confusion(measures),
      );
      if (measures.classes) {
        this.#showCharts(measures, epochs);
      }
    }
  }

  #showCharts(measures, unsorted) {
    const epochs = unsorted.sort((a, b) => a.epoch - b.epoch);
    const classes = Object.keys(measures.classes);
    const lines = classes.map((name, slot) => ({ key: `c${slot}`, label: name, slot, width: 2, on: slot < 8 }));
    for (const measure of OF_CLASSES.filter(name => name in Object.values(measures.classes)[0])) {
      const columns = classes.map(name => ({
        x: epochs.map(({ epoch }) => epoch),
        y: epochs.map(({ validation }) => Number(validation.classes?.[name]?.[measure])),
      }));
      if (!this.charts.has(measure)) {
        const chart = new Chart({
          name: measure,
          title: `${measure} of each class`,
          view: this.view,
          axis: AXES.epoch,
          height: 220,
          memory: memory(`class.${measure}`),
          syncKey: 'classes',
        });
        this.charts.set(measure, chart);
        this.grid.append(chart.element);
      }
      this.charts.get(measure).show(lines, columns);
    }
  }
}

function whole(epoch, measures) {
  const rows = Object.entries(measures)
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => [name, number(value)]);
  return h(
    'section',
    {},
    h('h3', {}, `After epoch ${epoch}`),
    table('Measures of the whole', ['measure', 'value'], rows),
  );
}

function perClass({ classes }) {
  const measures = Object.keys(Object.values(classes)[0] ?? {});
  return h(
    'section',
    {},
    h('h3', {}, 'By class'),
    table(
      'Measures of each class',
      ['class', ...measures],
      Object.entries(classes).map(([name, values]) => [
        name,
        ...measures.map(measure => (measure === 'support' ? count(values[measure]) : number(values[measure], 3))),
      ]),
    ),
  );
}
