/** What a comparison is chosen by. */
import { get } from './api.js';
import { h } from './dom.js';
import { isolated, titleOf } from './format.js';

function show(ids) {
  location.hash = `#/compare?jobs=${ids.join(',')}`;
}

/** Adds one more job. */
export async function picker(ids, signal) {
  const { data } = await get('/v1/jobs?limit=100', { signal });
  const others = data.filter(job => !ids.includes(job.id));
  const select = h(
    'select',
    {
      change: () => show([...ids, select.value]),
    },
    h('option', { value: '' }, others.length === 0 ? 'there are no others' : 'choose…'),
    others.map(job => h('option', { value: job.id }, `${isolated(titleOf(job))} · ${job.loss} · ${job.status}`)),
  );
  return h('label', { class: 'picker' }, 'Add a job', select);
}

/** What jobs are called beside each other, by their ids: those of one name by their seeds, or else by their ids' ends. */
export function titles(jobs) {
  const title = job => {
    const alike = jobs.filter(other => titleOf(other) === titleOf(job));
    const seeds = new Set(alike.map(({ spec }) => spec.training.seed));
    const apart = seeds.size === alike.length ? `seed ${job.spec.training.seed}` : job.id.slice(-8);
    return alike.length === 1 ? titleOf(job) : `${titleOf(job)}, ${apart}`;
  };
  return new Map(jobs.map(job => [job.id, title(job)]));
}

/** The jobs that are compared, each of which can be left out. */
export function chips(ids, jobs, names, trouble) {
  const without = id => ids.filter(other => other !== id);
  const button = (id, label) =>
    h('button', { type: 'button', 'aria-label': label, click: () => show(without(id)) }, '✕');
  return [
    jobs.map(({ id, job }) =>
      h(
        'li',
        {},
        h('a', { href: `#/jobs/${id}` }, names.get(id)),
        ` ${job.status} `,
        button(id, `Without ${names.get(id)}`),
      ),
    ),
    trouble && h('li', { class: 'badge stale', role: 'status' }, trouble),
  ];
}

/** What to know before numbers of these jobs are put beside each other. */
export function cautions(jobs) {
  const differ = of => new Set(jobs.map(({ spec }) => JSON.stringify(of(spec)))).size > 1;
  // a job that waits does not know its data's hash yet
  const pinned = jobs.every(({ spec }) => spec.dataset.sha256);
  const examples = ({ dataset: { uri, sha256, format, split } }) => [uri, pinned && sha256, format, split];
  return [
    differ(spec => spec.loss) &&
      'These jobs minimize different losses, whose values say nothing of each other: judge them by a metric, or by losses that all report.',
    differ(examples) && 'These jobs do not have the same data in the same parts: some are judged on other examples.',
  ].filter(Boolean);
}

export function seriesChoice(names, shown, change) {
  const box = name =>
    h('input', {
      type: 'checkbox',
      checked: shown.includes(name),
      change: event => change(name, event.target.checked),
    });
  return [h('legend', {}, 'Series'), names.map(name => h('label', {}, box(name), name))];
}

export function seedSwitch(on, change) {
  const box = h('input', { type: 'checkbox', checked: on, change: event => change(event.target.checked) });
  return h('label', {}, box, ' mean and range over seeds');
}
