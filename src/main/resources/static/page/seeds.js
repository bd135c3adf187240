/** Jobs that differ in nothing but their seed, taken together. */
import { titleOf } from './format.js';

/** Groups of jobs with the same spec but for names, tags and the training's seed. */
export function groups(jobs) {
  const bySpec = new Map();
  jobs.forEach(watched => {
    const {
      name,
      tags,
      priority,
      training: { seed, ...training },
      ...spec
    } = watched.job.spec;
    const key = JSON.stringify({ ...spec, training });
    bySpec.set(key, [...(bySpec.get(key) ?? []), watched]);
  });
  return [...bySpec.values()];
}

/** Values of epochs stand at the same places in all jobs of a spec; those of iterations do where they are not thinned. */
export function isWhole(column) {
  return !column || column.epochs !== null || column.x.length === column.x.at(-1) - column.x[0] + 1;
}

/**
 * A mean, and the smallest and largest of each group, where all its jobs have a value; groups of one are themselves.
 *
 * @param columnOf a job's column
 * @return `{lines, columns}` for a chart; a line with `to` bounds a band with the line of that key
 */
export function together(jobs, slots, columnOf) {
  const parts = groups(jobs).flatMap(group => {
    const [{ id, job }] = group;
    const line = { slot: slots.get(id), width: 2 };
    if (group.length === 1) {
      return [{ line: { ...line, key: id, label: titleOf(job) }, column: columnOf(group[0]) }];
    }
    const { x, rows } = common(group.map(watched => columnOf(watched)));
    const of = (key, label, more, value) => ({
      line: { ...line, ...more, key: `${id}-${key}`, label },
      column: { x, y: rows.map(value) },
    });
    const edge = { width: 0.8, faint: true, dash: [], dots: false };
    return [
      of('mean', `${titleOf(job)}: mean of ${group.length} seeds`, {}, row => row.reduce((a, b) => a + b) / row.length),
      of('high', 'largest', { ...edge, to: `${id}-low` }, row => Math.max(...row)),
      of('low', 'smallest', edge, row => Math.min(...row)),
    ];
  });
  return { lines: parts.map(({ line }) => line), columns: parts.map(({ column }) => column) };
}

function common(columns) {
  const values = columns.map(({ x, y }) => new Map(x.map((at, i) => [at, y[i]])));
  const x = columns[0].x.filter(at => values.every(column => column.has(at)));
  return { x, rows: x.map(at => values.map(column => column.get(at))) };
}
