/** A small mask to paint, and what a loss says of each pixel when the same mask, blurred and moved, is predicted. */
import { post } from './api.js';
import { h, put } from './dom.js';
import { number } from './format.js';
import { Latest } from './latest.js';
import { faultLine } from './parts.js';

const SIZE = 12;
const PAUSE = 250;

export class PaintedMask {
  constructor(loss, signal) {
    this.loss = loss;
    this.mask = Array.from({ length: SIZE }, (_, y) =>
      Array.from({ length: SIZE }, (_, x) => (Math.hypot(x - 5.5, y - 5.5) < 3.4 ? 1 : 0)),
    );
    this.check = new Latest(
      PAUSE,
      () => this.#ask(),
      check => this.#show(check),
      fault => this.#fail(fault),
    );
    signal.addEventListener('abort', () => this.check.stop());
    this.shift = this.#slider('moved by', 1, 0, 5, 1);
    this.sure = this.#slider('how sure', 3, 0.5, 8, 0.5);
    this.painted = grid('What is true: paint it', (y, x) => this.#paint(y, x));
    this.predicted = grid('What is predicted');
    this.slopes = grid('The pull on each pixel');
    this.said = h('p', { class: 'quiet', role: 'status' });
    this.element = h(
      'section',
      { class: 'painted', 'aria-label': 'Per pixel' },
      h('h3', {}, 'Over a painted mask'),
      h('div', { class: 'sliders' }, this.shift.element, this.sure.element),
      h('div', { class: 'grids' }, this.painted.element, this.predicted.element, this.slopes.element),
      this.said,
    );
  }

  changed() {
    this.painted.show(
      this.mask,
      value => value,
      value => (value ? 'foreground' : 'background'),
    );
    this.predicted.show(
      this.#logits().map(row => row.map(z => 1 / (1 + Math.exp(-z)))),
      value => value,
      value => number(value, 2),
    );
    this.check.soon();
  }

  #slider(label, value, min, max, step) {
    const input = h('input', { type: 'range', min, max, step, value, input: () => this.changed() });
    return { element: h('label', {}, label, ' ', input), value: () => Number(input.value) };
  }

  #paint(y, x) {
    this.mask[y][x] = 1 - this.mask[y][x];
    this.changed();
  }

  /** The logit of the foreground: the mask moved to the right, its edge softened. */
  #logits() {
    const at = (y, x) => this.mask[y]?.[x - this.shift.value()] ?? 0;
    return this.mask.map((row, y) =>
      row.map((_, x) => {
        const mean = [-1, 0, 1].flatMap(dy => [-1, 0, 1].map(dx => at(y + dy, x + dx))).reduce((a, b) => a + b) / 9;
        return this.sure.value() * (2 * mean - 1);
      }),
    );
  }

  #ask() {
    const logits = this.#logits();
    const background = this.mask.map(row => row.map(value => 1 - value));
    return post('/v1/losses/check', {
      loss: this.loss(),
      labels: [[background, this.mask]],
      logits: [[logits.map(row => row.map(() => 0)), logits]],
      activation: 'softmax',
    });
  }

  #fail(fault) {
    this.slopes.show(
      this.mask,
      () => 0,
      () => 'not known',
    );
    const ofLoss = fault.errors?.length > 0 && fault.errors.every(({ path }) => path.startsWith('loss.'));
    put(
      this.said,
      ofLoss ? 'Nothing: the loss is refused, as is said above.' : ['Masks have two classes for each pixel here. ', faultLine(fault)],
    );
  }

  #show(check) {
    const slopes = check.gradient[0][1].map(row => row.map(value => -Number(value)));
    const largest = Math.max(...slopes.flat().map(Math.abs), Number.MIN_VALUE);
    this.slopes.show(
      slopes,
      value => value / largest,
      value => number(value, 3),
    );
    put(
      this.said,
      `Loss ${number(check.value)}. Blue pixels are pulled towards the foreground, orange ones away from it; ` +
        `the strongest pull is ${number(largest, 3)}.`,
    );
  }
}

/** A picture of cells; with `paint` each is a button. */
function grid(label, paint) {
  const cells = Array.from({ length: SIZE }, (_, y) =>
    Array.from({ length: SIZE }, (_, x) =>
      paint
        ? h('button', {
            type: 'button',
            class: 'cell',
            click: () => paint(y, x),
            pointerenter: event => event.buttons === 1 && paint(y, x),
          })
        : h('span', { class: 'cell' }),
    ),
  );
  return {
    element: h(
      'figure',
      {},
      h('div', { class: 'cells', role: paint ? 'group' : 'img', 'aria-label': label }, cells),
      h('figcaption', {}, label),
    ),
    show: (values, strength, text) =>
      values.forEach((row, y) =>
        row.forEach((value, x) => {
          const cell = cells[y][x];
          const share = Number(strength(value));
          cell.className = `cell ${share < 0 ? 'away' : 'towards'}`;
          cell.style.setProperty('--strength', Math.abs(share).toFixed(3));
          cell.title = text(value);
          if (paint) {
            cell.setAttribute('aria-label', `row ${y + 1}, column ${x + 1}: ${text(value)}`);
            cell.setAttribute('aria-pressed', String(value === 1));
          }
        }),
      ),
  };
}
