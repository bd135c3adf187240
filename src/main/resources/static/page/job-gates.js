/** Verdicts over a job, where it has any. */
import { h, table } from './dom.js';
import { json, number } from './format.js';
import { badge } from './parts.js';

/** @param job whose `gates`, if there are any, are shown with every member that they have */
export function gates(job) {
  const list = Array.isArray(job.gates) ? job.gates.filter(gate => gate && typeof gate === 'object') : [];
  if (list.length === 0) {
    return null;
  }
  const names = [...new Set(list.flatMap(Object.keys))];
  const passed = { true: 'passed', false: 'not passed' }[job.gates_passed];
  return h(
    'section',
    { 'aria-label': 'Gates' },
    h('h2', {}, passed ? `Gates: ${passed}` : 'Gates'),
    table(
      'Gates',
      names.map(name => name.replaceAll('_', ' ')),
      list.map(gate => names.map(name => cell(name, gate[name]))),
    ),
  );
}

function cell(name, value) {
  if (value === null || value === undefined) {
    return '–';
  } else if (typeof value === 'number') {
    return number(value);
  }
  return ['verdict', 'outcome', 'result'].includes(name) ? badge(String(value)) : json(value);
}
