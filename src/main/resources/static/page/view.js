/** The range of x that all charts of a page show. */
import { remember, route } from './route.js';

const FOLLOWED_SHARE = 0.2;
const FEWEST = 20;
const NOTED_AFTER = 150;

export class View {
  constructor() {
    this.charts = new Set();
    const { params } = route();
    const given = (params.get('x') ?? '').split('..').map(Number);
    this.range = given.length === 2 && given.every(Number.isFinite) && given[0] < given[1] ? given : null;
    this.following = params.get('follow') === '1';
    this.sameHeight = params.get('same') === '1';
    this.heights = new Map();
    this.listeners = [];
  }

  /** Calls whoever wants to know that something else is to be shown. */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** From the first to the last x of all charts. */
  extent() {
    const extents = [...this.charts].map(chart => chart.extent()).filter(Boolean);
    return extents.length === 0
      ? [0, 1]
      : [Math.min(...extents.map(extent => extent[0])), Math.max(...extents.map(extent => extent[1]))];
  }

  /** What is to be shown now. */
  window() {
    const [first, last] = this.extent();
    if (this.following) {
      const width = this.range ? this.range[1] - this.range[0] : Math.max(FEWEST, (last - first) * FOLLOWED_SHARE);
      return [last - width, last];
    }
    return this.range ?? (last > first ? [first, last] : [first - 1, last + 1]);
  }

  zoom(min, max) {
    if (max > min) {
      this.#change([min, max], false);
    }
  }

  /** Zooms about a place, by a factor; with 1 and an offset it moves. */
  scale(factor, centre, offset = 0) {
    const [min, max] = this.window();
    this.zoom(
      centre + (min - centre) * factor + offset * (max - min),
      centre + (max - centre) * factor + offset * (max - min),
    );
  }

  reset() {
    this.#change(null, false);
  }

  follow(on) {
    this.#change(this.range, on);
  }

  /** One range of y for all charts. */
  level(on) {
    this.sameHeight = on;
    remember({ same: on });
    this.#redraw();
    this.#tell();
  }

  /** The range of y that a chart is to show, whose own values lie between two. */
  heightFor(chart, low, high) {
    const [before, after] = [this.heights.get(chart), Number.isFinite(low) ? [low, high] : undefined];
    this.heights.set(chart, after);
    if (!this.sameHeight) {
      return [low, high];
    }
    if (String(before) !== String(after)) {
      // what others show depends on this
      this.waiting ??= requestAnimationFrame(() => {
        this.waiting = undefined;
        this.#redraw();
      });
    }
    const all = [...this.charts]
      .map(each => this.heights.get(each))
      .filter(height => height && !(chart.log && height[0] <= 0));
    return all.length === 0
      ? [low, high]
      : [Math.min(...all.map(each => each[0])), Math.max(...all.map(each => each[1]))];
  }

  remove(chart) {
    this.charts.delete(chart);
    this.heights.delete(chart);
  }

  #change(range, following) {
    this.range = range;
    this.following = following;
    this.#note();
    this.#redraw();
    this.#tell();
  }

  #tell() {
    this.listeners.forEach(listener => listener());
  }

  /** Browsers refuse addresses that change with every frame; a page that was left has no charts any more. */
  #note() {
    clearTimeout(this.noting);
    this.noting = setTimeout(() => {
      if (this.charts.size > 0) {
        remember({ x: this.range && rounded(this.range).join('..'), follow: this.following });
      }
    }, NOTED_AFTER);
  }

  #redraw() {
    this.charts.forEach(chart => chart.showWindow());
  }
}

/** To a thousandth of the width, which is more than can be seen. */
function rounded([min, max]) {
  const step = 10 ** Math.floor(Math.log10((max - min) / 1000));
  return [min, max].map(value => Number((Math.round(value / step) * step).toPrecision(12)));
}
