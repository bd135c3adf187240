/** A chart by keyboard. */
import { number } from './format.js';
import { valueAt } from './chart-data.js';

const ZOOM = { '+': 0.5, '=': 0.5, '-': 2 };
const STEPS = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 };

export function keys(chart, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !chart.uplot || chart.data[0].length === 0) {
    return;
  } else if (event.key in ZOOM) {
    chart.view.scale(ZOOM[event.key], centre(chart));
  } else if (event.shiftKey && event.key in STEPS) {
    chart.view.scale(1, 0, 0.1 * Math.sign(STEPS[event.key]));
  } else if (event.key in STEPS) {
    move(chart, STEPS[event.key]);
  } else if (event.key === '0' || event.key === 'Escape') {
    chart.view.reset();
  } else if (event.key === 'f') {
    chart.view.follow(!chart.view.following);
  } else {
    return;
  }
  event.preventDefault();
}

function centre(chart) {
  const { idx } = chart.uplot.cursor;
  const [min, max] = chart.view.window();
  return idx === null || idx === undefined ? (min + max) / 2 : chart.data[0][idx];
}

/** Moves the cursor by points, and says what stands there. */
function move(chart, step) {
  const { uplot, data } = chart;
  const [first, last] = uplot.series[0].idxs;
  const now = uplot.cursor.idx ?? (step > 0 ? first - 1 : last + 1);
  const index = Math.max(first, Math.min(last, now + step));
  uplot.setCursor({ left: uplot.valToPos(data[0][index], 'x'), top: uplot.bbox.height / devicePixelRatio / 2 });
  const values = chart.lines.map((line, i) =>
    line.on ? `${line.label} ${number(valueAt(data[i + 1], index))}` : null,
  );
  chart.spoken.textContent = `${chart.axis.label} ${chart.placeText(data[0][index])}: ${values.filter(Boolean).join(', ')}`;
}
