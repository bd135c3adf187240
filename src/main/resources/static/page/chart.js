/** One chart: curves, a legend that switches them, what can be done with them, and the same as a table. */
import uPlot from './uplot/uPlot.esm.js';
import { AXES } from './axes.js';
import { joined, valueAt } from './chart-data.js';
import { frame, outside } from './chart-frame.js';
import { options } from './chart-options.js';
import { chartTable } from './chart-table.js';
import { clock, place } from './format.js';
import { Legend } from './legend.js';
import { renew } from './renew.js';

const HEIGHT = 300;
const PAUSE = 80;
/** Options of a chart, by the names that they have in the address. */
const REMEMBERED = { log: 'log', logX: 'logx', byQuantiles: 'quantiles' };
const themes = matchMedia('(prefers-color-scheme: dark)');

export class Chart {
  /** @param given `{title, name, view, memory, axis, height, syncKey}` */
  constructor(given) {
    Object.assign(
      this,
      { axis: AXES.iteration, height: HEIGHT, syncKey: 'page', lines: [], columns: [], marks: [], joints: [] },
      { outside: 0, cost: 0 },
      given,
    );
    Object.entries(REMEMBERED).forEach(([option, name]) => {
      this[option] = this.memory.get(name) === '1';
    });
    this.legend = new Legend(
      line => this.toggle(line),
      x => this.placeText(x),
    );
    Object.assign(this, frame(this));
    this.view.charts.add(this);
    this.resized = new ResizeObserver(() => this.#resize());
    this.resized.observe(this.plot);
    this.rethemed = () => this.rebuild();
    themes.addEventListener('change', this.rethemed);
  }

  /**
   * @param lines `[{key, label, slot, on, width, dash, faint}]`
   * @param columns `{x, y}` of each
   * @param joints `[{x, label, slot}]`, where jobs went on from others
   */
  show(lines, columns, joints = []) {
    const switched = this.memory.get('switched')?.split(',') ?? [];
    const same =
      lines.length === this.lines.length &&
      lines.every((line, i) => line.key === this.lines[i].key && line.label === this.lines[i].label);
    this.columns = columns;
    this.joints = joints;
    if (!same) {
      this.lines = lines.map(line => ({ ...line, on: (line.on !== false) !== switched.includes(line.key) }));
      this.rebuild();
    } else {
      // a chart that is long in drawing must leave time for everything else
      this.waiting ??= setTimeout(() => this.redraw(), Math.max(PAUSE, 4 * this.cost));
    }
  }

  /** Another x. */
  measure(axis) {
    this.axis = axis;
    this.lines = [];
  }

  /** The part that is shown; a logarithmic axis has no place for 0. */
  window() {
    const [min, max] = this.view.window();
    if (!this.logX || min > 0 || this.axis.clock) {
      return [min, max];
    }
    const first = this.data[0].find(x => x > 0) ?? 1;
    return [first, Math.max(max, 2 * first)];
  }

  placeText(x) {
    return this.axis.clock ? clock(1000 * x) : place(x);
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
    const [min, max] = this.window();
    this.uplot?.setScale('x', { min, max });
  }

  toggle(line) {
    line.on = !line.on;
    const switched = new Set(this.memory.get('switched')?.split(','));
    if (!switched.delete(line.key)) {
      switched.add(line.key);
    }
    this.memory.set('switched', [...switched].join(','));
    this.uplot?.setSeries(this.lines.indexOf(line) + 1, { show: line.on });
    this.legend.show(this.lines);
    this.view.charts.forEach(chart => chart.showWindow());
    this.showValues(null);
  }

  set(option, value) {
    this[option] = value;
    this.memory.set(REMEMBERED[option], value);
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
    this.view.remove(this);
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
    const { data, marks } = joined(this.columns, this.log, this.logX && !this.axis.clock);
    this.data = data;
    this.marks = marks;
  }

  #after() {
    if (this.uplot?.cursor.idx === null || !this.uplot) {
      this.showValues(null);
    }
    this.legend.counts(this.columns.map(({ x }) => x.length));
    this.fillTable();
  }

  /** What the picture does not show as it is; known when it is drawn. */
  tellOutside() {
    const texts = outside(this);
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

  fillTable() {
    if (this.table.open) {
      renew(this.table.lastElementChild, chartTable(this));
    }
  }
}
