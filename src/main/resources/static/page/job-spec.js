/** What was asked for, what was found in the data, and the files that are left. */
import { blob, get } from './api.js';
import { dataSummary } from './data-summary.js';
import { h, put, save, table } from './dom.js';
import { bytes, json } from './format.js';
import { action, faultLine } from './parts.js';
import { renew } from './renew.js';

export function specTab(watched, signal) {
  const files = h('div');
  const data = h('div');
  const facts = h('div');
  let shown = '';
  const update = what => {
    const { job } = watched;
    if (what === 'job' || shown === '') {
      renew(data, dataSummary(job.data));
      renew(facts, receipt(job));
    }
    if (shown !== job.status) {
      shown = job.status;
      get(job.links.artifacts, { signal }).then(
        list => put(files, fileList(job, list.data)),
        fault => put(files, faultLine(fault)),
      );
    }
  };
  update('job');
  return {
    element: h(
      'div',
      { class: 'side-by-side' },
      h('section', {}, h('h3', {}, 'Files'), files, facts),
      h('section', {}, h('h3', {}, 'Data'), data),
      h(
        'section',
        {},
        h('h3', {}, 'Spec, with every default'),
        h('pre', { tabindex: 0 }, JSON.stringify(watched.job.spec, null, 2)),
      ),
    ),
    update,
  };
}

function fileList(job, list) {
  return list.length === 0
    ? h('p', { class: 'quiet' }, 'None yet.')
    : h(
        'ul',
        { class: 'files' },
        list.map(({ name, bytes: size }) =>
          h(
            'li',
            {},
            action(name, async () => save(await blob(`${job.links.artifacts}/${encodeURIComponent(name)}`), name)),
            ` ${size === undefined ? '' : bytes(size)}`,
          ),
        ),
      );
}

function receipt(job) {
  const rows = [
    ...Object.entries(job.receipt ?? {}),
    ['engine', job.engine && `${job.engine.name} ${job.engine.version}`],
    ['id', job.id],
  ];
  return table(
    'Receipt',
    ['receipt', ''],
    rows
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name.replaceAll('_', ' '), h('code', {}, json(value))]),
  );
}
