/** One chart: curves, a legend that switches them, what can be done with them, and the same as a table. */
import uPlot from './uplot/uPlot.esm.js';
import { joined, valueAt } from './chart-data.js';
import { keys } from './chart-keys.js';
import { options } from './chart-options.js';
import { chartTable } from './chart-table.js';
import { toolbar } from './chart-tools.js';
import { h, put } from './dom.js';
import { number } from './format.js';
import { Legend } from './legend.js';

const HEIGHT = 300;
const PAUSE = 80;
const themes = matchMedia('(prefers-color-scheme: dark)');

export class Chart {
  /** @param given `{title, name, view, memory, xLabel, height, syncKey}` */
  constructor(given) {
    Object.assign(
      this,
      { xLabel: 'iteration', height: HEIGHT, syncKey: 'page', lines: [], columns: [], marks: [], outside: 0, cost: 0 },
      given,
    );
    this.log = this.memory.get('log') === '1';
    this.byQuantiles = this.memory.get('quantiles') === '1';
    this.legend = new Legend(line => this.toggle(line));
    this.plot = h('div', {
      class: 'plot',
      tabindex: 0,
      role: 'group',
      'aria-label': `${this.title}. Arrow keys move the cursor, plus and minus zoom, 0 shows all.`,
      keydown: event => keys(this, event),
    });
    this.spoken = h('p', { class: 'hidden-text', 'aria-live': 'polite' });
    this.note = h('p', { class: 'note', hidden: true });
    this.table = h('details', { toggle: () => this.#fillTable() }, h('summary', {}, 'Data table'), h('div'));
    this.element = h(
      'figure',
      { class: 'chart', 'data-chart': this.name },
      h('figcaption', {}, h('h3', {}, this.title), toolbar(this)),
      this.legend.element,
      this.plot,
      this.note,
      this.spoken,
      this.table,
    );
    this.view.charts.add(this);
    this.resized = new ResizeObserver(() => this.#resize());
    this.resized.observe(this.plot);
    this.rethemed = () => this.rebuild();
    themes.addEventListener('change', this.rethemed);
  }

  /** @param lines `[{key, label, slot, on, width, dash, faint}]`, @param columns `{x, y}` of each */
  show(lines, columns) {
    const given = this.memory.get('lines')?.split(',');
    const same =
      lines.length === this.lines.length &&
      lines.every((line, i) => line.key === this.lines[i].key && line.label === this.lines[i].label);
    this.columns = columns;
    if (!same) {
      this.lines = lines.map(line => ({ ...line, on: given ? given.includes(line.key) : line.on !== false }));
      this.rebuild();
    } else {
      // a chart that is long in drawing must leave time for everything else
      this.waiting ??= setTimeout(() => this.redraw(), Math.max(PAUSE, 4 * this.cost));
    }
  }

  extent() {
    const filled = this.columns.filter(({ x }, i) => x.length > 0 && this.lines[i]?.on);
    return filled.length === 0
      ? null
      : [Math.min(...filled.map(({ x }) => x[0])), Math.max(...filled.map(({ x }) => x.at(-1)))];
  }

  /** From the start, where lines, axes or colours are others. */
  rebuild() {
    this.uplot?.destroy();
    this.uplot = null;
    this.#prepare();
    if (this.plot.clientWidth > 0) {
      this.uplot = new uPlot(options(this, this.plot.clientWidth, this.height), this.data, this.plot);
    }
    this.legend.show(this.lines);
    this.#after();
  }

  redraw() {
    const start = performance.now();
    this.waiting = undefined;
    this.#prepare();
    if (this.uplot) {
      this.uplot.setData(this.data, false);
      this.showWindow();
    }
    this.#after();
    this.cost = performance.now() - start;
  }

  showWindow() {
    const [min, max] = this.view.window();
    this.uplot?.setScale('x', { min, max });
    this.#tellOutside();
  }

  toggle(line) {
    line.on = !line.on;
    this.memory.set(
      'lines',
      this.lines
        .filter(({ on }) => on)
        .map(({ key }) => key)
        .join(',') || 'none',
    );
    this.uplot?.setSeries(this.lines.indexOf(line) + 1, { show: line.on });
    this.legend.show(this.lines);
    this.view.charts.forEach(chart => chart.showWindow());
    this.showValues(null);
  }

  set(option, value) {
    this[option] = value;
    this.memory.set(option === 'byQuantiles' ? 'quantiles' : option, value);
    this.rebuild();
  }

  /** The values at an index of the joined data, or the last. */
  showValues(index) {
    const at = index ?? this.data[0].length - 1;
    this.at = at;
    this.legend.values(
      this.lines.map((_, line) => this.#valueAt(line, at)),
      index === null ? null : this.data[0][at],
    );
  }

  close() {
    this.view.charts.delete(this);
    this.resized.disconnect();
    themes.removeEventListener('change', this.rethemed);
    clearTimeout(this.waiting);
    this.uplot?.destroy();
  }

  /** What is not finite is not in the data that is drawn. */
  #valueAt(line, at) {
    const value = valueAt(this.data[line + 1], at);
    const mark =
      value === null ? this.marks.find(({ x, line: of }) => of === line && x === this.data[0][at]) : undefined;
    return mark ? mark.value : value;
  }

  #prepare() {
    const { data, marks } = joined(this.columns, this.log);
    this.data = data;
    this.marks = marks;
  }

  #after() {
    if (this.uplot?.cursor.idx === null || !this.uplot) {
      this.showValues(null);
    }
    this.legend.counts(this.columns.map(({ x }) => x.length));
    this.#tellOutside();
    this.#fillTable();
  }

  #tellOutside() {
    const kinds = [...new Set(this.marks.map(({ value }) => number(value)))];
    const texts = [
      this.byQuantiles && this.outside > 0
        ? `${this.outside} points lie outside of the axis, which goes by quantiles.`
        : '',
      this.marks.length > 0
        ? `${this.marks.length} ${this.marks.length === 1 ? 'value is' : 'values are'} not finite: ${kinds.join(', ')}.`
        : '',
    ].filter(Boolean);
    this.note.hidden = texts.length === 0;
    this.note.textContent = texts.join(' ');
  }

  #resize() {
    if (!this.uplot) {
      this.rebuild();
    } else if (this.plot.clientWidth > 0 && this.plot.clientWidth !== this.uplot.width) {
      this.uplot.setSize({ width: this.plot.clientWidth, height: this.height });
    }
  }

  #fillTable() {
    if (this.table.open) {
      put(this.table.lastElementChild, chartTable(this));
    }
  }
}
