/** What differs between jobs: in their specs, and in what came of them. */
import { h, table } from './dom.js';
import { duration, json, number, runtime } from './format.js';
import { best } from './parts.js';

/** Every path of the specs at which not all say the same. */
export function differences(jobs, titles) {
  const flat = jobs.map(({ spec }) => flatten(spec));
  const paths = [...new Set(flat.flatMap(entries => [...entries.keys()]))].filter(
    path => path !== 'name' && new Set(flat.map(entries => entries.get(path))).size > 1,
  );
  return h(
    'section',
    {},
    h('h3', {}, 'What differs between their specs'),
    paths.length === 0
      ? h(
          'p',
          { class: 'quiet' },
          jobs.length > 1 ? 'Nothing: the specs are the same.' : 'Choose another job to compare with.',
        )
      : table(
          'Differences',
          ['', ...jobs.map(({ id }) => titles.get(id))],
          paths.map(path => [h('code', {}, path), ...flat.map(entries => entries.get(path) ?? '–')]),
        ),
  );
}

/** What a spec says, by path. */
export function flatten(value, path = '', into = new Map()) {
  const nested = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
  if (nested && !(Array.isArray(value) && value.every(item => typeof item !== 'object'))) {
    Object.entries(value).forEach(([key, member]) =>
      flatten(member, Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key, into),
    );
  } else {
    into.set(path, json(value));
  }
  return into;
}

export function bestTable(jobs, titles) {
  const names = [...new Set(jobs.flatMap(({ metrics }) => Object.keys(metrics)))].filter(name => name !== 'best');
  const row = (name, of) => [name, ...jobs.map(of)];
  return h(
    'section',
    {},
    h('h3', {}, 'What came of them'),
    table(
      'Results',
      ['', ...jobs.map(({ id }) => titles.get(id))],
      [
        row('status', job => job.status),
        row('best', job =>
          job.metrics.best ? `${job.metrics.best.metric.replaceAll('_', ' ')} ${best(job.metrics)}` : '–',
        ),
        ...names.map(name => row(name.replaceAll('_', ' '), job => number(job.metrics[name]))),
        row('ran', job => duration(runtime(job))),
        row('parameters', job => job.receipt?.parameters_sha256?.slice(0, 12) ?? '–'),
      ],
    ),
  );
}
