/** The jobs that one went on from, and what was changed on the way. */
import { get } from './api.js';
import { flatten } from './differences.js';
import { h } from './dom.js';
import { count, titleOf } from './format.js';

/** Chains are as long as people have patience. */
const MOST = 20;
const POINTS = 4000;
const LABEL = 60;
/** What says how a job is called, or where it began, and not how it is trained. */
const APART = ['name', 'tags', 'priority', 'start_from', 'gates'];

/** `{job, iteration, column, changes}` of each, the last first, as far back as they are still there; `changes` is what came after it. */
export async function ancestors(job, signal) {
  const found = [];
  for (let later = job; later?.parent && found.length < MOST; later = found.at(-1).job) {
    const before = await ancestor(later, signal).catch(() => null);
    if (before === null) {
      return found;
    }
    found.push(before);
  }
  return found;
}

async function ancestor(later, signal) {
  const { parent } = later;
  const path = `/v1/jobs/${parent.job}`;
  const [job, { series }] = await Promise.all([
    get(path, { signal }),
    get(`${path}/metrics?series=loss&max_points=${POINTS}`, { signal }).catch(() => ({ series: {} })),
  ]);
  const { iterations: x = [], values = [] } = series.loss ?? {};
  const end = x.findLastIndex(at => at <= parent.iteration) + 1;
  const column = { x: x.slice(0, end), y: values.slice(0, end).map(Number) };
  return { job, iteration: parent.iteration, column, changes: changes(job.spec, later.spec) };
}

/** Texts such as `loss: cross_entropy → focal`; of another type its own settings are left out. */
export function changes(before, after) {
  const [was, is] = [before, after].map(spec =>
    flatten(Object.fromEntries(Object.entries(spec).filter(([name]) => !APART.includes(name)))),
  );
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter(path => was.get(path) !== is.get(path));
  const others = paths.filter(path => path.endsWith('.type')).map(path => path.slice(0, -'type'.length));
  return paths
    .filter(path => !others.some(family => path.startsWith(family) && path !== `${family}type`))
    .map(path => `${path.replace(/\.type$/, '')}: ${was.get(path) ?? '–'} → ${is.get(path) ?? '–'}`);
}

/** What stands in the chart at the place. */
export function jointLabel({ changes: texts }) {
  const text = texts.join(', ');
  return `went on from here${text && `: ${text.length > LABEL ? `${text.slice(0, LABEL)}…` : text}`}`;
}

/** The same for those who do not see the chart, and in full. */
export function jointList(found) {
  return (
    found.length > 0 &&
    h(
      'ul',
      { class: 'quiet', 'aria-label': 'Where it went on' },
      found.map(({ job, iteration, changes: texts }) =>
        h(
          'li',
          {},
          `After iteration ${count(iteration)} of `,
          h('a', { href: `#/jobs/${job.id}` }, h('bdi', {}, titleOf(job))),
          `: ${texts.length > 0 ? texts.join(', ') : 'nothing was changed'}.`,
          texts.some(text => text.startsWith('loss')) && ' The losses before and after say nothing of each other.',
        ),
      ),
    )
  );
}
