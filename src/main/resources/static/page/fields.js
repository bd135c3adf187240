/** Fields for what the catalogue describes. An empty field means the default, and is not sent. */
import { h } from './dom.js';
import { json } from './format.js';

let numbered = 0;

/** An id that no other field has. */
export function nextId(prefix) {
  return `${prefix}-${numbered++}`;
}

/** One parameter's field: `{element, value(), set(value)}`; value answers undefined where nothing was entered. */
export function parameterField(parameter, path, changed) {
  const id = nextId('field');
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
      input.value = value === undefined || value === null ? '' : json(short(value));
    },
    /** As `set`, but what is the default anyway stays empty. */
    fill: value => {
      const usual = value === null || JSON.stringify(value) === JSON.stringify(parameter.default);
      input.value = value === null || (usual && !parameter.required) ? '' : json(short(value));
    },
  };
}

function hintOf({ required, default: value }) {
  if (value === null) {
    return required ? 'required' : 'none';
  }
  return json(short(value));
}

function short(value) {
  return value?.type === 'constant' ? value.value : value;
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

/** Fills fields by their names, and answers the members that have none. */
export function fill(fields, members) {
  const names = new Set(fields.map(({ name }) => name));
  fields.forEach(({ name, field }) => field.fill(members[name] ?? null));
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => !names.has(name) && value !== null));
}
