/** The settings of a run that the form has. */
import { fill, parameterField } from './fields.js';
import { h } from './dom.js';

const TRAINING = [
  { name: 'epochs', type: 'integer', default: 10, minimum: 1, description: 'Passes over the training data.' },
  { name: 'batch_size', type: 'integer', default: 32, minimum: 1, description: 'Examples per iteration.' },
  {
    name: 'seed',
    type: 'integer',
    default: 42,
    description: 'Of the weights, the order of examples and everything else random.',
  },
  {
    name: 'report_losses',
    type: 'list of loss',
    default: [],
    description: 'Other losses to evaluate in each epoch, such as ["mse", "focal"].',
  },
  {
    name: 'max_seconds',
    type: 'integer',
    default: null,
    minimum: 1,
    description: 'Stop with what was reached after this time.',
  },
];

export class TrainingField {
  constructor(changed) {
    this.fields = TRAINING.map(parameter => ({
      name: parameter.name,
      field: parameterField(parameter, `training.${parameter.name}`, changed),
    }));
    this.kept = {};
    this.element = h(
      'fieldset',
      {},
      h('legend', {}, 'Training'),
      this.fields.map(({ field }) => field.element),
    );
  }

  value() {
    const entered = this.fields.map(({ name, field }) => [name, field.value()]);
    return { ...this.kept, ...Object.fromEntries(entered.filter(([, value]) => value !== undefined)) };
  }

  /** Settings that have no field here stay. */
  fill(training) {
    this.kept = fill(this.fields, training ?? {});
  }
}
