/** The parts of a chart around its picture. */
import { AXES } from './axes.js';
import { keys } from './chart-keys.js';
import { toolbar } from './chart-tools.js';
import { h } from './dom.js';
import { count, number } from './format.js';

/** @return `{plot, spoken, note, table, element}`, where the last holds the others */
export function frame(chart) {
  const plot = h('div', {
    class: 'plot',
    tabindex: 0,
    role: 'group',
    'aria-label': `${chart.title}. Arrow keys move the cursor, plus and minus zoom, 0 shows all.`,
    keydown: event => keys(chart, event),
  });
  const spoken = h('p', { class: 'hidden-text', 'aria-live': 'polite' });
  const note = h('p', { class: 'note', hidden: true });
  const table = h('details', { toggle: () => chart.fillTable() }, h('summary', {}, 'Data table'), h('div'));
  const caption = h('figcaption', {}, h('h3', {}, chart.title), toolbar(chart));
  const element = h(
    'figure',
    { class: 'chart', 'data-chart': chart.name },
    caption,
    chart.legend.element,
    plot,
    note,
    spoken,
    table,
  );
  return { plot, spoken, note, table, element };
}

/** What a picture does not show as it is, in words. */
export function outside(chart) {
  const { byQuantiles, outside: cut } = chart;
  const [min, max] = chart.view.window();
  const marks = chart.marks.filter(({ x, line }) => x >= min && x <= max && isMeasured(chart.lines[line]));
  const kinds = [...new Set(marks.map(({ value }) => number(value)))];
  return [
    byQuantiles && cut > 0 ? `${cut} points lie outside of the axis, which goes by quantiles.` : '',
    // of a long run there may be more than are drawn
    marks.length > 0
      ? `${count(marks.length)} of the points in view ${marks.length === 1 ? 'is' : 'are'} not finite: ${kinds.join(', ')}.`
      : '',
    thinned(chart),
  ].filter(Boolean);
}

/** An average stands for values that have a line of their own. */
function isMeasured({ key }) {
  return !key?.endsWith('~');
}

/** Whoever looks at a long run sees straight lines between few points, which are not how the loss went. */
function thinned({ name, axis, view, lines, columns }) {
  if (name !== 'loss' || axis !== AXES.iteration) {
    return '';
  }
  const [min, max] = view.window();
  const parts = columns
    .filter(({ epochs }, i) => lines[i].on && !epochs && isMeasured(lines[i]))
    .map(({ x }) => x.filter(at => at >= min && at <= max))
    .filter(x => x.length > 0);
  const drawn = parts.reduce((sum, x) => sum + x.length, 0);
  const all = parts.reduce((sum, x) => sum + x.at(-1) - x[0] + 1, 0);
  return drawn < all
    ? `Of ${count(all)} values in view ${count(drawn)} are drawn: of each stretch the first, last, smallest and largest.`
    : '';
}
