/** A choice out of a family of the catalogue. */
import { h, put } from './dom.js';
import { fill, nextId, parameterField } from './fields.js';

/** A member of a family, with its parameters. */
export class Choice {
  /**
   * @param given `{label, path, entries, chosen, none, changed}`; `none` says that nothing is chosen, where that may be
   */
  constructor(given) {
    Object.assign(this, { kept: {} }, given);
    const id = nextId('choice');
    this.select = h(
      'select',
      { id, name: this.path, change: () => this.#chose() },
      this.none && h('option', { value: '' }, this.none),
      groups(this.entries),
    );
    this.about = h('div', { class: 'about' });
    this.parameters = h('div', { class: 'parameters' });
    this.element = h(
      'fieldset',
      { class: 'choice', 'data-path': this.path },
      h('legend', {}, this.label),
      h('label', { class: 'hidden-text', for: id }, this.label),
      this.select,
      this.about,
      this.parameters,
    );
    this.select.value = this.chosen ?? '';
    this.#show();
  }

  get entry() {
    return this.entries.find(({ type }) => type === this.select.value);
  }

  /** As a job says it: a name where nothing but that was chosen; undefined for nothing. */
  value() {
    if (!this.entry) {
      return undefined;
    }
    const entered = this.fields
      .map(({ name, field }) => [name, field.value()])
      .filter(([, value]) => value !== undefined);
    const members = { ...this.kept, ...Object.fromEntries(entered) };
    return Object.keys(members).length === 0 ? this.entry.type : { type: this.entry.type, ...members };
  }

  choose(type) {
    this.kept = {};
    this.select.value = type;
    this.#show();
  }

  /** Takes what a job says; members that have no field here stay with it. Fails where there is no such choice. */
  fill(spec) {
    const { type = '', ...members } = typeof spec === 'string' ? { type: spec } : (spec ?? {});
    this.choose(type);
    if (this.select.value !== type || (type === '' && !this.none)) {
      throw new Error(`The form has no ${this.path} of type ${type}.`);
    }
    this.kept = fill(this.fields, members);
  }

  #chose() {
    this.choose(this.select.value);
    this.changed();
  }

  #show() {
    const { entry } = this;
    this.fields = (entry?.parameters ?? []).map(parameter => ({
      name: parameter.name,
      required: parameter.required,
      field: parameterField(parameter, `${this.path}.${parameter.name}`, this.changed),
    }));
    // what must be given is shown with what it needs, as a formula does its numbers
    if (this.fields.some(({ required }) => required)) {
      this.fields.filter(({ name }) => name in entry.example).forEach(({ name, field }) => field.set(entry.example[name]));
    }
    put(this.about, entry && aboutEntry(entry));
    const [first, more] = [this.fields.slice(0, 3), this.fields.slice(3)];
    put(
      this.parameters,
      first.map(({ field }) => field.element),
      more.length > 0 &&
        h(
          'details',
          {},
          h('summary', {}, `${more.length} more`),
          more.map(({ field }) => field.element),
        ),
    );
  }
}

function groups(entries) {
  const categories = [...new Set(entries.map(({ category }) => category))];
  return categories.map(category =>
    h(
      'optgroup',
      { label: category },
      entries.filter(entry => entry.category === category).map(({ type }) => h('option', { value: type }, type)),
    ),
  );
}

function aboutEntry(entry) {
  return [
    h('p', {}, entry.summary),
    entry.formula && h('p', { class: 'formula' }, h('code', {}, entry.formula)),
    (entry.use_when || entry.avoid_when) &&
      h(
        'details',
        {},
        h('summary', {}, 'When to use it'),
        entry.use_when && h('p', {}, h('strong', {}, 'Use it when '), entry.use_when, '.'),
        entry.avoid_when && h('p', {}, h('strong', {}, 'Avoid it when '), entry.avoid_when, '.'),
      ),
  ];
}
