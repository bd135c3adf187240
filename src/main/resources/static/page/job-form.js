/** The form for a job, which says what it will send and checks it as one types. */
import { post } from './api.js';
import { Choice } from './choice.js';
import { curlLine } from './curl.js';
import { DatasetField } from './dataset-field.js';
import { h, put } from './dom.js';
import { DryRun } from './dry-run.js';
import { busy } from './parts.js';
import { tagsField } from './tags-field.js';
import { TrainingField } from './training-field.js';

export class JobForm {
  constructor(families, signal) {
    const changed = () => this.changed();
    this.name = h('input', { id: 'job-name', name: 'name', maxlength: 200, autocomplete: 'off', input: changed });
    this.tags = tagsField(changed);
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
    this.training = new TrainingField(changed);
    this.kept = {};
    this.json = h('textarea', { id: 'job-json', rows: 16, spellcheck: 'false', input: () => this.#byHand() });
    this.back = h('button', { type: 'button', hidden: true, click: () => this.#byForm() }, 'Back to the form');
    this.curl = h('pre', { tabindex: 0, 'aria-label': 'The same by curl' });
    this.check = new DryRun(signal);
    this.submit = h('button', { class: 'primary', type: 'submit' }, 'Submit');
    this.said = h('div', { class: 'said' });
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
        field('job-tags', 'tags', this.tags.element, 'tags'),
      ),
      this.dataset.element,
      this.model.element,
      this.loss.element,
      this.optimizer.element,
      this.training.element,
    );
    this.check.marks = this.fields;
    return h(
      'form',
      { class: 'new-job', novalidate: true, submit: event => this.#submit(event) },
      this.fields,
      h(
        'div',
        { class: 'outcome' },
        this.submit,
        this.said,
        h('h2', {}, 'Check'),
        this.check.element,
        h('h2', {}, 'What will be sent'),
        h('label', { for: 'job-json' }, 'JSON, which may be changed by hand'),
        this.json,
        this.back,
        h('h3', {}, 'By curl'),
        this.curl,
      ),
    );
  }

  spec() {
    const [tags, training] = [this.tags.value(), this.training.value()];
    return {
      ...(this.name.value === '' ? {} : { name: this.name.value }),
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
      dataset: this.dataset.value(),
      model: this.model.value(),
      loss: this.loss.value(),
      optimizer: this.optimizer.value(),
      ...(Object.keys(training).length === 0 ? {} : { training }),
      ...this.kept,
    };
  }

  /** Puts a spec into the form; what the form cannot say, where it can be changed by hand. */
  write(spec) {
    try {
      this.#fill(spec);
    } catch {
      this.json.value = JSON.stringify(spec, null, 2);
      this.#byHand();
    }
  }

  /** Members that have no field stay as they are. */
  #fill({ name, tags, dataset, model, loss, optimizer, training, ...others }) {
    this.model.fill(model);
    this.loss.fill(loss);
    this.optimizer.fill(optimizer);
    this.dataset.fill(dataset);
    this.name.value = name ?? '';
    this.tags.fill(tags ?? {});
    this.training.fill(training);
    this.kept = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== null));
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

  /** With what was written by hand, as far as it can be read. */
  #byForm() {
    this.hand = false;
    try {
      this.#fill(JSON.parse(this.json.value));
    } catch {
      // the form stays as it was
    }
    this.back.hidden = true;
    this.fields.inert = false;
    this.changed();
  }

  #submit(event) {
    event.preventDefault();
    return busy(this.submit, this.said, async () => {
      put(this.said);
      const job = await post('/v1/jobs', this.json.value);
      location.hash = `#/jobs/${job.id}`;
    });
  }
}
