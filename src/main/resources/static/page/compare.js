/** Any jobs on the same axes. */
import { get } from './api.js';
import { Chart } from './chart.js';
import { slots } from './colours.js';
import { bestTable, differences } from './differences.js';
import { h, put } from './dom.js';
import { titleOf } from './format.js';
import { LiveJobs } from './live.js';
import { memory, remember } from './route.js';
import { groups, together } from './seeds.js';
import { View } from './view.js';
import { viewTools } from './view-tools.js';

const USUAL = ['loss', 'epoch_loss', 'validation_loss'];
const AXES = ['iteration', 'epoch', 'examples'];

export async function comparePage(element, signal, params) {
  document.title = 'Compare · Descent';
  const ids = [...new Set((params.get('jobs') ?? '').split(',').filter(id => /^[0-9a-f-]{36}$/.test(id)))];
  const page = new Comparison(element, ids, params);
  element.append(h('h1', {}, 'Compare'), await picker(ids, signal));
  if (ids.length === 0) {
    return;
  }
  const live = new LiveJobs(ids, page);
  await live.load(signal);
  page.open([...live.jobs.values()]);
  signal.addEventListener('abort', () => page.close());
  await live.run(signal);
}

/** Adds one more job. */
async function picker(ids, signal) {
  const { data } = await get('/v1/jobs?limit=100', { signal });
  const others = data.filter(job => !ids.includes(job.id));
  const select = h(
    'select',
    {
      change: () => {
        location.hash = `#/compare?jobs=${[...ids, select.value].join(',')}`;
      },
    },
    h('option', { value: '' }, others.length === 0 ? 'there are no others' : 'choose…'),
    others.map(job => h('option', { value: job.id }, `${titleOf(job)} · ${job.loss} · ${job.status}`)),
  );
  return h('label', { class: 'picker' }, 'Add a job', select);
}

class Comparison {
  constructor(element, ids, params) {
    this.element = element;
    this.ids = ids;
    this.slots = slots(ids);
    this.axis = AXES.includes(params.get('axis')) ? params.get('axis') : 'iteration';
    this.wanted = params.get('series')?.split(',') ?? null;
    this.bySeeds = params.get('seeds') === '1';
    this.charts = new Map();
  }

  open(jobs) {
    this.jobs = jobs;
    this.view = new View();
    this.chosen = h('ul', { class: 'chosen', 'aria-label': 'Jobs' });
    this.choice = h('fieldset', { class: 'series' });
    this.grid = h('div', { class: 'charts' });
    this.tables = h('div', { class: 'side-by-side' });
    const axis = h(
      'label',
      {},
      'x ',
      h(
        'select',
        { change: event => this.#setAxis(event.target.value) },
        AXES.map(name => h('option', { value: name, selected: name === this.axis }, name)),
      ),
    );
    this.element.append(
      this.chosen,
      viewTools(this.view, axis, this.#seedSwitch()),
      this.choice,
      this.grid,
      this.tables,
    );
    this.#showJobs();
    this.#showCharts();
  }

  changed(_, what) {
    if (what === 'curves') {
      this.#showCharts();
    } else {
      this.#showJobs();
    }
  }

  state(name) {
    this.lost = name === 'lost';
    this.#showJobs();
  }

  close() {
    this.charts.forEach(chart => chart.close());
  }

  #showJobs() {
    put(
      this.chosen,
      this.jobs.map(({ id, job }) =>
        h(
          'li',
          {},
          h('a', { href: `#/jobs/${id}` }, titleOf(job)),
          ` ${job.status} `,
          h(
            'button',
            {
              type: 'button',
              'aria-label': `Without ${titleOf(job)}`,
              click: () => {
                location.hash = `#/compare?jobs=${this.ids.filter(other => other !== id).join(',')}`;
              },
            },
            '✕',
          ),
        ),
      ),
      this.lost && h('li', { class: 'badge stale', role: 'status' }, 'connection lost, trying again'),
    );
    put(this.tables, bestTable(this.jobs.map(({ job }) => job)), differences(this.jobs.map(({ job }) => job)));
  }

  #showCharts() {
    const names = [...new Set(this.jobs.flatMap(({ curves }) => curves.names()))].sort();
    const shown = (this.wanted ?? USUAL).filter(name => names.includes(name));
    if (names.join() !== this.names) {
      this.names = names.join();
      put(
        this.choice,
        h('legend', {}, 'Series'),
        names.map(name =>
          h(
            'label',
            {},
            h('input', {
              type: 'checkbox',
              checked: shown.includes(name),
              change: event => this.#choose(name, event.target.checked),
            }),
            name,
          ),
        ),
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
  }

  #draw(name) {
    const columnOf = watched => onAxis(watched, watched.curves.get(name), this.axis);
    // values of epochs stand at the same places in all jobs of a spec; those of iterations are thinned at places of their own
    if (this.bySeeds && this.jobs.every(({ curves }) => curves.get(name)?.epochs !== null)) {
      const { lines, columns } = together(this.jobs, this.slots, columnOf);
      this.#chart(name).show(lines, columns);
    } else {
      this.#chart(name).show(
        this.jobs.map(({ id, job }) => ({
          key: id,
          label: titleOf(job),
          slot: this.slots.get(id),
          width: name === 'loss' ? 1.2 : 2,
        })),
        this.jobs.map(columnOf),
      );
    }
  }

  /** Offered where there are jobs to take together. */
  #seedSwitch() {
    return (
      groups(this.jobs).some(group => group.length > 1) &&
      h(
        'label',
        {},
        h('input', {
          type: 'checkbox',
          checked: this.bySeeds,
          change: event => {
            this.bySeeds = event.target.checked;
            remember({ seeds: this.bySeeds });
            this.#showCharts();
          },
        }),
        ' mean and range over seeds',
      )
    );
  }

  #chart(name) {
    if (!this.charts.has(name)) {
      const chart = new Chart({
        name,
        title: name.replaceAll('_', ' '),
        view: this.view,
        memory: memory(name),
        xLabel: this.axis,
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

  #setAxis(axis) {
    this.axis = axis;
    remember({ axis: axis === 'iteration' ? null : axis });
    this.charts.forEach(chart => {
      chart.close();
      chart.element.remove();
    });
    this.charts.clear();
    this.view.reset();
    this.#showCharts();
  }
}

/** A column on another axis: epochs and examples pass evenly with the iterations. */
function onAxis({ job }, column, axis) {
  if (column === undefined) {
    return { x: [], y: [] };
  } else if (axis === 'iteration' || !job.progress.iterations) {
    return column;
  }
  const passes = job.progress.epochs / job.progress.iterations;
  const factor = axis === 'epoch' ? passes : passes * job.data.split.training;
  return { x: column.x.map(x => x * factor), y: column.y };
}
