/** The range of x that all charts of a page show. */
import { remember, route } from './route.js';

const FOLLOWED_SHARE = 0.2;
const FEWEST = 20;

export class View {
  constructor() {
    this.charts = new Set();
    const { params } = route();
    const given = /^(-?[\d.e+-]+)\.\.(-?[\d.e+-]+)$/.exec(params.get('x') ?? '');
    this.range = given ? [Number(given[1]), Number(given[2])] : null;
    this.following = params.get('follow') === '1';
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

  #change(range, following) {
    this.range = range;
    this.following = following;
    remember({ x: range && range.map(value => Number(value.toPrecision(6))).join('..'), follow: following });
    this.charts.forEach(chart => chart.showWindow());
    this.changed?.();
  }
}
