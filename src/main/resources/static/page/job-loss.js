/** The loss tab: within the epoch, by epoch, on validation, and what else was measured. */
import { request } from './api.js';
import { Chart } from './chart.js';
import { h, put, save } from './dom.js';
import { memory } from './route.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';

const MAIN = [
  { key: 'loss', label: 'loss of each iteration', slot: 0, width: 1, faint: true },
  { key: 'epoch_loss', label: 'mean of each epoch', slot: 0, width: 2.5 },
  { key: 'average_loss', label: 'mean over all epochs so far', slot: 3, width: 2, dash: [6, 4], on: false },
  { key: 'validation_loss', label: 'validation', slot: 1, width: 2.5 },
  { key: 'abandoned', label: 'taken back, as a worker was lost', slot: 6, width: 1, dash: [2, 4], faint: true },
];

/** Each chart of the tab: its title, and which lines it has of those that there are. */
const CHARTS = [
  ['loss', 'Loss', names => MAIN.filter(({ key }) => key === 'loss' || names.includes(key)), 'tall'],
  ['terms', 'Terms of the loss', names => beginningWith(names, 'loss.').map(line => ({ ...line, width: 1.2 }))],
  ['reported', 'Reported losses, on validation', names => beginningWith(names, 'reported_')],
  [
    'metrics',
    'Task metrics, on validation',
    names => beginningWith(names, 'validation_').filter(({ key }) => key !== 'validation_loss'),
  ],
  ['penalty', 'Penalty of l1 and l2', names => one(names, 'penalty', 'penalty')],
  ['rate', 'Learning rate', names => one(names, 'learning_rate', 'learning rate')],
  ['speed', 'Samples per second', names => one(names, 'samples_per_second', 'samples per second')],
];

function beginningWith(names, prefix) {
  return names
    .filter(name => name.startsWith(prefix))
    .map((key, slot) => ({ key, label: key.slice(prefix.length), slot, width: 2 }));
}

function one(names, key, label) {
  return names.includes(key) ? [{ key, label, slot: 2, width: 2 }] : [];
}

export class LossTab {
  constructor(watched) {
    this.watched = watched;
    this.view = new View();
    this.charts = new Map();
    this.grid = h('div', { class: 'charts' });
    this.empty = h('p', { class: 'quiet' }, 'Nothing was measured yet. The curve begins with the first iteration.');
    this.element = h(
      'div',
      {},
      viewTools(
        this.view,
        h(
          'button',
          { type: 'button', click: () => this.#saveAll(), title: 'Every value of every series' },
          'All as CSV',
        ),
      ),
      this.empty,
      this.grid,
    );
  }

  update(what) {
    if (what !== 'curves') {
      return;
    }
    const { curves } = this.watched;
    const names = [...curves.names(), ...(curves.abandoned ? ['abandoned'] : [])];
    this.empty.hidden = names.length > 0;
    for (const [name, title, linesOf, size] of CHARTS) {
      const lines = linesOf(names);
      if (names.length > 0 && lines.length > 0) {
        this.#chart(name, title, size).show(
          lines,
          lines.map(({ key }) => curves.get(key) ?? { x: [], y: [] }),
        );
      }
    }
  }

  close() {
    this.charts.forEach(chart => chart.close());
  }

  #chart(name, title, size) {
    if (!this.charts.has(name)) {
      const height = size === 'tall' ? 360 : 220;
      this.charts.set(name, new Chart({ name, title, height, view: this.view, memory: memory(name) }));
      const order = CHARTS.map(([key]) => key).filter(key => this.charts.has(key));
      put(
        this.grid,
        order.map(key => this.charts.get(key).element),
      );
    }
    return this.charts.get(name);
  }

  async #saveAll() {
    const response = await request(`/v1/jobs/${this.watched.id}/metrics`, { headers: { Accept: 'text/csv' } });
    save(await response.blob(), `${this.watched.id}.csv`);
  }
}
