/** The loss laboratory: a loss and its gradient over the prediction. */
import { catalog, Fault, post } from './api.js';
import { Chart } from './chart.js';
import { h, put } from './dom.js';
import { Choice } from './choice.js';
import { number } from './format.js';
import { Latest } from './latest.js';
import { faultLine } from './parts.js';
import { PaintedMask } from './painted-mask.js';
import { remember } from './route.js';
import { LABELS, requestOf } from './sweep.js';
import { View } from './view.js';

const PAUSE = 250;

export async function lossesPage(element, signal, params) {
  document.title = 'Losses · Descent';
  const { losses } = await catalog();
  const laboratory = new Laboratory(losses, params, signal);
  put(element, h('h1', {}, 'Losses'), laboratory.element);
  laboratory.changed();
}

class Laboratory {
  constructor(losses, params, signal) {
    const type = losses.some(loss => loss.type === params.get('loss')) ? params.get('loss') : 'cross_entropy';
    this.loss = new Choice({
      label: 'Loss',
      path: 'loss',
      entries: losses,
      chosen: type,
      changed: () => this.#chose(),
    });
    this.labels = h(
      'select',
      { id: 'labels', change: () => this.#choseLabels() },
      Object.entries(LABELS).map(([value, { label }]) => h('option', { value }, label)),
    );
    this.truth = h('input', { id: 'truth', type: 'number', step: 0.25, value: 1, input: () => this.changed() });
    this.said = h('div', { role: 'status' });
    this.check = new Latest(
      PAUSE,
      () => this.#ask(),
      answer => this.#show(answer),
      fault => this.#fail(fault),
    );
    this.view = new View();
    const chart = (name, title) =>
      new Chart({
        name,
        title,
        view: this.view,
        axis: { label: 'prediction', fine: true },
        height: 260,
        syncKey: 'losses',
        memory: { get: () => null, set: () => {} },
      });
    this.value = chart('value', 'Loss over the prediction');
    this.gradient = chart('gradient', 'Its gradient');
    this.charts = h('div', { class: 'charts' }, this.value.element, this.gradient.element);
    this.mask = new PaintedMask(() => this.loss.value(), signal);
    this.#usualLabels();
    this.element = h(
      'div',
      { class: 'laboratory' },
      h(
        'div',
        { class: 'fields' },
        this.loss.element,
        h(
          'fieldset',
          {},
          h('legend', {}, 'True value'),
          h('div', { class: 'field' }, h('label', { for: 'labels' }, 'labels'), this.labels),
          h('div', { class: 'field' }, h('label', { for: 'truth' }, 'the label'), this.truth),
        ),
      ),
      h(
        'div',
        {},
        this.said,
        this.charts,
        this.mask.element,
      ),
    );
    signal.addEventListener('abort', () => {
      this.check.stop();
      this.value.close();
      this.gradient.close();
    });
  }

  changed() {
    this.truth.parentElement.hidden = this.labels.value !== 'number';
    this.check.soon();
    this.mask.changed();
  }

  #chose() {
    if (this.loss.select.value !== this.last) {
      this.#usualLabels();
      remember({ loss: this.last });
    }
    this.changed();
  }

  #choseLabels() {
    this.untried = [];
    this.first = undefined;
    this.changed();
  }

  #usualLabels() {
    this.last = this.loss.select.value;
    this.first = undefined;
    this.untried = this.loss.entry.category === 'regression' ? ['number', 'yes', 'class'] : ['class', 'yes', 'number'];
    this.labels.value = this.untried.shift();
  }

  async #ask() {
    const kind = LABELS[this.labels.value];
    const sweep = kind.sweep(Number(this.truth.value));
    return { kind, sweep, check: await post('/v1/losses/check', requestOf(this.loss.value(), sweep)) };
  }

  #show({ kind, sweep, check }) {
    this.charts.hidden = false;
    this.untried = [];
    this.first = undefined;
    const line = (key, slot) => [{ key, label: key, slot, width: 2.5 }];
    const { x } = sweep;
    const shown = values => values.slice(0, x.length);
    this.value.show(line('loss', 0), [{ x, y: shown(check.per_example).map(Number) }]);
    // the gradient is that of the mean, and this is of one example
    this.gradient.show(line(sweep.slope, 1), [
      { x, y: shown(check.gradient).map(row => Number(row.flat(Infinity)[0]) * sweep.labels.length) },
    ]);
    put(
      this.said,
      h(
        'p',
        { class: 'quiet' },
        kind.says,
        ` Output activation: ${check.activation}.`,
        check.gradient_error !== null &&
          ` The gradient agrees with central differences to ${number(check.gradient_error, 2)}.`,
      ),
      check.warnings.map(text => h('p', { class: 'warning' }, text)),
    );
  }

  /** A loss that cannot take one kind of labels takes another, until a person has chosen; where it takes none, the first says why. */
  #fail(fault) {
    if (fault instanceof Fault && this.untried.length > 0) {
      this.first ??= { fault, labels: this.labels.value };
      this.labels.value = this.untried.shift();
      this.changed();
      return;
    }
    const { first = { fault, labels: this.labels.value } } = this;
    this.first = undefined;
    this.labels.value = first.labels;
    this.truth.parentElement.hidden = first.labels !== 'number';
    // curves of what stood there before would be taken for its own
    this.charts.hidden = true;
    put(this.said, faultLine(first.fault));
  }
}
