/** What is drawn over the curves. */
import { colour, css } from './colours.js';
import { number } from './format.js';

export function drawMarks(chart, u) {
  const { min, max } = u.scales.x;
  chart.element.dataset.window = `${min}..${max}`;
  chart.element.dataset.joints = chart.joints.map(({ x }) => x).join();
  chart.element.dataset.height = `${u.scales.y.min}..${u.scales.y.max}`;
  const { ctx } = u;
  ctx.save();
  drawJoints(chart, u);
  drawNotFinite(chart, u);
  ctx.restore();
  chart.tellOutside();
}

/** Where jobs went on from others: a line from top to bottom. */
function drawJoints(chart, u) {
  const { ctx, bbox } = u;
  const size = devicePixelRatio;
  ctx.font = `${11 * size}px system-ui, sans-serif`;
  ctx.setLineDash([3 * size, 3 * size]);
  ctx.lineWidth = size;
  chart.joints
    .filter(({ x }) => inView(u, x))
    .forEach(({ x, label, slot }, i) => {
      const at = u.valToPos(x, 'x', true);
      const right = at > bbox.left + 0.7 * bbox.width;
      ctx.strokeStyle = ctx.fillStyle = slot === undefined ? css('--quiet') : colour(slot);
      ctx.beginPath();
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
      ctx.stroke();
      ctx.textAlign = right ? 'right' : 'left';
      ctx.fillText(label, at + (right ? -5 : 5) * size, bbox.top + (12 + 14 * (i % 4)) * size);
    });
}

/** What is not finite stands at the upper edge, as a stroke down from it and its name. */
function drawNotFinite(chart, u) {
  const { ctx, bbox } = u;
  const size = devicePixelRatio;
  ctx.font = `bold ${13 * size}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  let written = -Infinity;
  for (const mark of chart.marks.filter(({ x, line }) => inView(u, x) && chart.lines[line].on)) {
    const x = u.valToPos(mark.x, 'x', true);
    ctx.fillStyle = colour(chart.lines[mark.line].slot);
    ctx.fillRect(x - size, bbox.top, 2 * size, 14 * size);
    if (x - written > 36 * size) {
      ctx.fillText(number(mark.value), x, bbox.top - 3 * size);
      written = x;
    }
  }
}

function inView(u, x) {
  const { min, max } = u.scales.x;
  return x >= min && x <= max;
}
