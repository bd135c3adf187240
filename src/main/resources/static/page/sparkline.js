/** A curve the size of a word. */
import { svg } from './dom.js';
import { number } from './format.js';

const WIDTH = 120;
const HEIGHT = 28;

export function sparkline({ x, y }) {
  const points = x.map((at, i) => [at, y[i]]).filter(([, value]) => Number.isFinite(value));
  const label =
    points.length === 0 ? 'no finite loss' : `loss from ${number(points[0][1])} to ${number(points.at(-1)[1])}`;
  const element = svg('svg', {
    class: 'sparkline',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    width: WIDTH,
    height: HEIGHT,
    role: 'img',
    'aria-label': label,
  });
  if (points.length > 0) {
    const [low, high] = [Math.min(...points.map(p => p[1])), Math.max(...points.map(p => p[1]))];
    const [first, last] = [points[0][0], points.at(-1)[0]];
    const place = ([at, value]) =>
      [
        2 + (WIDTH - 6) * (last > first ? (at - first) / (last - first) : 1),
        HEIGHT - 3 - (HEIGHT - 6) * (high > low ? (value - low) / (high - low) : 0.5),
      ].map(v => v.toFixed(1));
    const [endX, endY] = place(points.at(-1));
    element.append(
      svg('polyline', { points: points.map(place).join(' '), fill: 'none' }),
      svg('circle', { cx: endX, cy: endY, r: 2 }),
    );
  }
  return element;
}
