/** What can be done with a chart: axes, files. */
import { colour, css } from './colours.js';
import { h, save } from './dom.js';

export function toolbar(chart) {
  return h(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': chart.title },
    toggle(chart, 'logX', 'log x', 'A logarithmic x axis, except for clock time'),
    toggle(chart, 'log', 'log y', 'A logarithmic y axis'),
    toggle(
      chart,
      'byQuantiles',
      'quantiles',
      'Scale y by the 2nd to the 98th hundredth, so that outliers do not flatten the rest',
    ),
    h('button', { type: 'button', click: () => saveCsv(chart), title: 'The points that are drawn' }, 'CSV'),
    h('button', { type: 'button', click: () => savePng(chart), title: 'The chart as a picture' }, 'PNG'),
  );
}

function toggle(chart, option, label, title) {
  return h(
    'button',
    {
      type: 'button',
      title,
      'aria-pressed': String(chart[option]),
      click: event => {
        chart.set(option, !chart[option]);
        event.currentTarget.setAttribute('aria-pressed', String(chart[option]));
      },
    },
    label,
  );
}

function saveCsv(chart) {
  const quote = text => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = chart.lines.flatMap((line, i) =>
    line.on ? chart.columns[i].x.map((x, k) => `${quote(line.label)},${x},${chart.columns[i].y[k]}`) : [],
  );
  save(
    new Blob([[`line,${chart.axis.label},value`, ...rows, ''].join('\n')], { type: 'text/csv' }),
    `${chart.name}.csv`,
  );
}

function savePng(chart) {
  if (!chart.uplot) {
    return;
  }
  const drawn = chart.uplot.ctx.canvas;
  const scale = devicePixelRatio;
  const canvas = h('canvas', { width: drawn.width, height: drawn.height + 44 * scale });
  const context = canvas.getContext('2d');
  context.fillStyle = css('--card');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(drawn, 0, 44 * scale);
  context.font = `600 ${14 * scale}px system-ui, sans-serif`;
  context.fillStyle = css('--text');
  context.fillText(chart.title, 10 * scale, 18 * scale);
  legend(chart, context, scale);
  canvas.toBlob(blob => save(blob, `${chart.name}.png`));
}

function legend(chart, context, scale) {
  context.font = `${12 * scale}px system-ui, sans-serif`;
  let x = 10 * scale;
  chart.lines
    .filter(({ on }) => on)
    .forEach(line => {
      context.fillStyle = colour(line.slot);
      context.fillText(`— ${line.label}`, x, 37 * scale);
      x += context.measureText(`— ${line.label}`).width + 14 * scale;
    });
}
