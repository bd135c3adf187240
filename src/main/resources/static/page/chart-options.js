/** How uPlot is set up. */
import uPlot from './uplot/uPlot.esm.js';
import { isolated, quantiles } from './chart-data.js';
import { drawMarks } from './chart-marks.js';
import { colour, css, dash } from './colours.js';
import { number, place } from './format.js';

const FONT = '12px system-ui, sans-serif';

/** Steps between ticks of any size; uPlot's own end at sizes that a loss which diverges is soon beyond. */
const STEPS = Array.from({ length: 601 }, (_, i) => [1, 2, 5].map(digit => Number(`${digit}e${i - 300}`))).flat();
const WHOLE_STEPS = STEPS.filter(step => step >= 1);

/** @param chart with `lines`, `joints`, `marks`, `axis`, `log`, `logX`, `byQuantiles` and `view` */
export function options(chart, width, height) {
  return {
    width,
    height,
    legend: { show: false },
    padding: [16, 20, 0, 0],
    scales: {
      x: { time: chart.axis.clock === true, distr: logX(chart) ? 3 : 1, range: () => chart.window() },
      y: { distr: chart.log ? 3 : 1, range: (u, min, max) => yRange(chart, u, min, max) },
    },
    axes: [
      axis({ label: chart.axis.label, labelSize: 20, labelFont: FONT, size: 34, ...xTicks(chart) }),
      axis({ size: 64, incrs: STEPS, ...(chart.log ? { splits: logTicks } : {}) }),
    ],
    series: [{}, ...chart.lines.map(series)],
    bands: bands(chart.lines),
    cursor: {
      sync: { key: chart.syncKey, scales: ['x', null] },
      drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => chart.view.reset() },
      points: { size: 7 },
    },
    hooks: {
      setSelect: [u => select(chart, u)],
      setCursor: [u => chart.showValues(u.cursor.idx)],
      draw: [u => drawMarks(chart, u)],
    },
  };
}

function logX(chart) {
  return chart.logX && !chart.axis.clock;
}

/** Clock times have ticks of their own. */
function xTicks(chart) {
  if (chart.axis.clock) {
    return { values: undefined };
  }
  const ticks = { values: (u, places) => places.map(x => (x === null ? '' : place(x))), space: tickSpace };
  return { ...ticks, ...(logX(chart) ? { splits: logTicks } : { incrs: chart.axis.fine ? STEPS : WHOLE_STEPS }) };
}

/** So wide that the names of two places do not touch. */
function tickSpace(u, axis, min, max) {
  return Math.max(50, 16 + 7 * place(Math.round(max)).length);
}

function axis(more) {
  const line = { stroke: css('--grid'), width: 1 };
  return {
    stroke: css('--quiet'),
    font: FONT,
    grid: line,
    ticks: { ...line, size: 4 },
    values: (u, ticks) => ticks.map(tick),
    ...more,
  };
}

/** Powers of ten, not too many of them; within less than two also 2 and 5 times such. */
function logTicks(u, index, min, max) {
  const [first, last] = [Math.floor(Math.log10(min)), Math.ceil(Math.log10(max))];
  const step = Math.max(1, Math.ceil((last - first) / 8));
  const powers = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  return powers
    .flatMap(power => (last - first > 2 ? [1] : [1, 2, 5]).map(digit => Number(`${digit}e${power}`)))
    .filter(value => value >= min && value <= max);
}

function tick(value) {
  return value === null ? '' : number(value, 5);
}

function series(line) {
  return {
    label: line.label,
    show: line.on,
    stroke: colour(line.slot),
    width: line.width ?? 1.5,
    dash: line.dash ?? dash(line.slot),
    alpha: line.faint ? 0.55 : 1,
    points: {
      ...(line.dots === false ? { show: false } : {}),
      size: 5,
      fill: colour(line.slot),
      filter: (u, index, show) => (show ? null : isolated(u.data[index], ...u.series[0].idxs)),
    },
  };
}

function bands(lines) {
  const index = key => lines.findIndex(line => line.key === key) + 1;
  return lines
    .filter(({ to }) => to)
    .map(({ key, to, slot }) => ({ series: [index(key), index(to)], fill: `${colour(slot)}40` }));
}

/** By finite values alone, since others are not in the data. */
function yRange(chart, u, min, max) {
  let [low, high] = [min, max];
  chart.outside = 0;
  if (chart.byQuantiles && u.series[0].idxs) {
    const inner = quantiles(
      u.data,
      chart.lines.map(line => line.on),
      ...u.series[0].idxs,
    );
    if (inner !== null) {
      [low, high, chart.outside] = [inner.low, inner.high, inner.outside];
    }
  }
  [low, high] = chart.view.heightFor(chart, low, high);
  if (!Number.isFinite(low)) {
    return chart.log ? [0.1, 1] : [0, 1];
  }
  return chart.log ? uPlot.rangeLog(low, high, 10, false) : uPlot.rangeNum(low, high, 0.08, true);
}

function select(chart, u) {
  if (u.select.width > 2) {
    chart.view.zoom(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
  }
  u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}
