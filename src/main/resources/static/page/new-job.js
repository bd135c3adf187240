/** A form for a job, which says what it will send and checks it as one types. */
import { catalog, get, post } from './api.js';
import { curlLine } from './curl.js';
import { DatasetField } from './dataset-field.js';
import { h, put } from './dom.js';
import { DryRun } from './dry-run.js';
import { Choice, parameterField } from './fields.js';
import { faultLine } from './parts.js';

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

export async function newJobPage(element, signal, params) {
  document.title = 'New job · Descent';
  const form = new JobForm(await catalog(), signal);
  put(element, h('h1', {}, 'New job'), form.element);
  const [like, goOn] = [params.get('like'), params.get('go_on')];
  if (like ?? goOn) {
    const { spec } = await get(`/v1/jobs/${encodeURIComponent(like ?? goOn)}`, { signal });
    form.write(goOn ? { ...spec, start_from: { job: goOn, checkpoint: 'last' } } : spec);
  }
  form.changed();
}

class JobForm {
  constructor(families, signal) {
    const changed = () => this.changed();
    this.name = h('input', { id: 'job-name', name: 'name', maxlength: 200, autocomplete: 'off', input: changed });
    this.tags = h('input', {
      id: 'job-tags',
      placeholder: 'team:botany, branch:main',
      autocomplete: 'off',
      input: changed,
    });
    this.dataset = new DatasetField(families, changed);
    this.model = new Choice({ label: 'Model', path: 'model', entries: families.models, chosen: 'mlp', changed });
    this.loss = new Choice({ label: 'Loss', path: 'loss', entries: families.losses, chosen: 'cross_entropy', changed });
    this.optimizer = new Choice({
      label: 'Optimizer',
      path: 'optimizer',
      entries: families.optimizers,
      chosen: 'adam',
      changed,
    });
    this.training = TRAINING.map(parameter => [
      parameter.name,
      parameterField(parameter, `training.${parameter.name}`, changed),
    ]);
    this.json = h('textarea', { id: 'job-json', rows: 16, spellcheck: 'false', input: () => this.#byHand() });
    this.back = h('button', { type: 'button', hidden: true, click: () => this.#byForm() }, 'Back to the form');
    this.curl = h('pre', { tabindex: 0, 'aria-label': 'The same by curl' });
    this.check = new DryRun(signal);
    this.submit = h('button', { class: 'primary', type: 'submit' }, 'Submit');
    this.said = h('div');
    this.hand = false;
    this.element = this.#layout();
  }

  #layout() {
    const field = (id, label, input, path) =>
      h('div', { class: 'field', 'data-path': path }, h('label', { for: id }, label), input);
    this.fields = h(
      'div',
      { class: 'fields' },
      h(
        'fieldset',
        {},
        h('legend', {}, 'Job'),
        field('job-name', 'name', this.name, 'name'),
        field('job-tags', 'tags', this.tags, 'tags'),
      ),
      this.dataset.element,
      this.model.element,
      this.loss.element,
      this.optimizer.element,
      h(
        'fieldset',
        {},
        h('legend', {}, 'Training'),
        this.training.map(([, parameter]) => parameter.element),
      ),
    );
    this.check.marks = this.fields;
    return h(
      'form',
      { class: 'new-job', novalidate: true, submit: event => this.#submit(event) },
      this.fields,
      h(
        'div',
        { class: 'outcome' },
        h('h2', {}, 'What will be sent'),
        h('label', { for: 'job-json' }, 'JSON, which may be changed by hand'),
        this.json,
        this.back,
        h('h3', {}, 'By curl'),
        this.curl,
        h('h3', {}, 'Check'),
        this.check.element,
        this.submit,
        this.said,
      ),
    );
  }

  spec() {
    const training = Object.fromEntries(
      this.training.map(([name, field]) => [name, field.value()]).filter(([, value]) => value !== undefined),
    );
    const tags = Object.fromEntries(
      this.tags.value
        .split(',')
        .map(text => text.trim())
        .filter(Boolean)
        .map(text => {
          const colon = text.indexOf(':');
          return colon < 0 ? [text, ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
        }),
    );
    return {
      ...(this.name.value === '' ? {} : { name: this.name.value }),
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
      dataset: this.dataset.value(),
      model: this.model.value(),
      loss: this.loss.value(),
      optimizer: this.optimizer.value(),
      ...(Object.keys(training).length === 0 ? {} : { training }),
    };
  }

  /** Puts a spec where it can be changed by hand. */
  write(spec) {
    this.json.value = JSON.stringify(spec, null, 2);
    this.#byHand();
  }

  changed() {
    if (!this.hand) {
      this.json.value = JSON.stringify(this.spec(), null, 2);
    }
    this.curl.textContent = curlLine(this.json.value);
    this.check.soon(this.json.value);
  }

  #byHand() {
    this.hand = true;
    this.back.hidden = false;
    this.fields.inert = true;
    this.changed();
  }

  #byForm() {
    this.hand = false;
    this.back.hidden = true;
    this.fields.inert = false;
    this.changed();
  }

  async #submit(event) {
    event.preventDefault();
    this.submit.disabled = true;
    put(this.said);
    try {
      const job = await post('/v1/jobs', this.json.value);
      location.hash = `#/jobs/${job.id}`;
    } catch (fault) {
      put(this.said, faultLine(fault));
    }
    this.submit.disabled = false;
  }
}
