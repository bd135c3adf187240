/** Fields for what the catalogue describes. An empty field means the default, and is not sent. */
import { h, put } from './dom.js';
import { json } from './format.js';

let numbered = 0;

/** One parameter's field: `{element, value(), set(value)}`; value answers undefined where nothing was entered. */
export function parameterField(parameter, path, changed) {
  const id = `field-${numbered++}`;
  const hint = hintOf(parameter);
  const choices = choicesOf(parameter);
  const input = choices
    ? h(
        'select',
        { id, change: changed },
        h('option', { value: '' }, `default: ${hint}`),
        choices.map(value => h('option', { value }, value)),
      )
    : h(parameter.name === 'formula' ? 'textarea' : 'input', {
        id,
        placeholder: hint,
        input: changed,
        spellcheck: 'false',
        autocomplete: 'off',
      });
  return {
    element: h(
      'div',
      { class: 'field', 'data-path': path },
      h('label', { for: id }, parameter.name.replaceAll('_', ' ')),
      input,
      h('small', {}, help(parameter)),
    ),
    value: () => (input.value === '' ? undefined : read(parameter.type, input.value)),
    set: value => {
      input.value = value === undefined || value === null ? '' : json(value);
    },
  };
}

function hintOf({ required, default: value }) {
  if (value === null) {
    return required ? 'required' : 'none';
  }
  return json(value.type === 'constant' ? value.value : value);
}

function help(parameter) {
  const limits = [
    ['minimum', '≥'],
    ['exclusive_minimum', '>'],
    ['maximum', '≤'],
    ['exclusive_maximum', '<'],
  ]
    .filter(([name]) => parameter[name] !== undefined)
    .map(([name, sign]) => `${sign} ${parameter[name]}`);
  // one word, such as schedule, says no more than the description
  const kind = /\W/.test(parameter.type) && !choicesOf(parameter) ? [parameter.type] : [];
  return [parameter.description, [...kind, ...limits, ...(parameter.rules ?? [])].join(', ')].filter(Boolean).join(' ');
}

function choicesOf(parameter) {
  return parameter.type === 'boolean'
    ? ['true', 'false']
    : (parameter.enum ?? (/^\w+( \| \w+)+$/.test(parameter.type) ? parameter.type.split(' | ') : null));
}

/** What a text stands for; what is no JSON is sent as the text it is, and the service says what is wrong with it. */
export function read(type, text) {
  if (type === 'string' || /^\w+( \| \w+)+$/.test(type)) {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A member of a family, with its parameters. */
export class Choice {
  /**
   * @param given `{label, path, entries, chosen, none, changed}`; `none` says that nothing is chosen, where that may be
   */
  constructor(given) {
    Object.assign(this, given);
    const id = `choice-${numbered++}`;
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
    return entered.length === 0 ? this.entry.type : { type: this.entry.type, ...Object.fromEntries(entered) };
  }

  choose(type) {
    this.select.value = type;
    this.#show();
  }

  #chose() {
    this.#show();
    this.changed();
  }

  #show() {
    const { entry } = this;
    this.fields = (entry?.parameters ?? []).map(parameter => ({
      name: parameter.name,
      required: parameter.required,
      field: parameterField(parameter, `${this.path}.${parameter.name}`, this.changed),
    }));
    this.fields.filter(({ required }) => required).forEach(({ name, field }) => field.set(entry.example[name]));
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
