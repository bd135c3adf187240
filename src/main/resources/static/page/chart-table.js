/** A chart as a table, for those who do not see it. */
import { h, table } from './dom.js';
import { count, number } from './format.js';

const ROWS = 200;

export function chartTable(chart) {
  const lines = chart.lines.map((line, i) => ({ line, column: chart.columns[i] })).filter(({ line }) => line.on);
  return h(
    'div',
    {},
    table(
      `${chart.title}: summary`,
      ['line', 'points', 'first', 'last', 'smallest', 'largest', 'not finite'],
      lines.map(each => summary(chart, each)),
    ),
    lines.map(({ line, column }) => values(chart, line, column)),
  );
}

function summary(chart, { line, column }) {
  const finite = column.y.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  const none = finite.length === 0;
  return [
    line.label,
    count(column.y.length),
    number(column.y[0]),
    number(column.y.at(-1)),
    none ? '–' : `${number(low)} at ${chart.placeText(column.x[column.y.indexOf(low)])}`,
    none ? '–' : `${number(high)} at ${chart.placeText(column.x[column.y.indexOf(high)])}`,
    count(column.y.length - finite.length),
  ];
}

function values(chart, line, column) {
  const step = Math.max(1, Math.ceil(column.x.length / ROWS));
  const at = column.x.map((_, i) => i).filter(i => i % step === 0 || i === column.x.length - 1);
  const title = step === 1 ? line.label : `${line.label}, one in ${step} (the CSV has all that is drawn)`;
  return h(
    'details',
    {},
    h('summary', {}, title),
    table(
      title,
      [chart.axis.label, line.label],
      at.map(i => [chart.placeText(column.x[i]), number(column.y[i], 7)]),
    ),
  );
}
