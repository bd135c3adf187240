/** Lets the service check a job while it is written. */
import { post } from './api.js';
import { dataSummary } from './data-summary.js';
import { h, put, table } from './dom.js';
import { bytes, count } from './format.js';
import { Latest } from './latest.js';
import { faultLine } from './parts.js';
import { renew } from './renew.js';

const PAUSE = 400;

export class DryRun {
  constructor(signal) {
    this.element = h('div', { role: 'status', class: 'dry-run' });
    const ask = () => post('/v1/jobs?dry_run=true', this.json);
    this.check = new Latest(
      PAUSE,
      ask,
      answer => this.#show([], summary(answer)),
      fault => this.#fail(fault),
    );
    signal.addEventListener('abort', () => this.check.stop());
  }

  /** Checks when nothing was typed for a moment. */
  soon(json) {
    this.json = json;
    this.element.classList.add('busy');
    if (this.element.childElementCount === 0) {
      put(this.element, 'Checking …');
    }
    this.check.soon();
  }

  #fail(fault) {
    this.#show(fault.errors ?? [], faultLine(fault));
  }

  #show(errors, content) {
    this.#mark(errors);
    renew(this.element, content);
    this.element.classList.remove('busy');
  }

  /** Puts each fault below the field that it is about. */
  #mark(errors) {
    this.marks.querySelectorAll('.field-fault').forEach(mark => mark.remove());
    this.marks.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
    for (const { path, message } of errors) {
      const field = [...this.marks.querySelectorAll('[data-path]')]
        .filter(
          ({ dataset }) =>
            path === dataset.path || path.startsWith(`${dataset.path}.`) || path.startsWith(`${dataset.path}[`),
        )
        .pop();
      field?.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
      field?.append(h('p', { class: 'field-fault' }, message));
    }
  }
}

function summary(answer) {
  return [
    h(
      'p',
      { class: 'good' },
      `It can be trained: ${count(answer.parameter_count)} parameters, ${count(answer.iterations)} iterations, ` +
        `about ${bytes(answer.memory_bytes)} outside the heap and ${bytes(answer.heap_bytes)} in it.`,
    ),
    dataSummary(answer.data),
    h(
      'details',
      {},
      h('summary', {}, 'Layers'),
      table(
        'Layers',
        ['layer', 'type', 'output', 'parameters'],
        answer.layers.map(layer => [layer.name, layer.type, layer.output.join(' × '), count(layer.parameters)]),
      ),
    ),
  ];
}
