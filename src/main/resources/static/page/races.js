/** Races: jobs judged against each other. */
import { get, post } from './api.js';
import { comparison } from './comparison.js';
import { h, put, table } from './dom.js';
import { clock, isolated, number } from './format.js';
import { action, badge } from './parts.js';
import { renew } from './renew.js';
import { remember, route } from './route.js';

const PAUSE = 2000;
const MOST = 100;

const titleOf = race => race.name ?? `race ${race.id.slice(-8)}`;

export async function racesPage(element, signal) {
  document.title = 'Races · Descent';
  const { data, has_more: more } = await get(`/v1/races?limit=${MOST}`, { signal });
  element.append(
    h('h1', {}, 'Races'),
    data.length > 0
      ? table(
          'Races',
          ['race', 'status', 'finding', 'begun'],
          data.map(race => [
            h('a', { href: `#/races/${race.id}` }, h('bdi', {}, titleOf(race))),
            badge(race.status),
            h('bdi', {}, race.finding),
            clock(race.created_at),
          ]),
        )
      : h('p', { class: 'quiet' }, 'No races yet. POST /v1/races begins one.'),
  );
  if (more) {
    element.append(h('p', { class: 'quiet' }, `These are the newest ${MOST}.`));
  }
}

/** One race: its verdict and table, and the curves of its jobs. */
export async function racePage(element, signal, id) {
  document.title = 'Race · Descent';
  const path = `/v1/races/${encodeURIComponent(id)}`;
  const ask = () => get(path, { signal });
  const race = await ask();
  document.title = `${titleOf(race)} · Descent`;
  const head = h('section', { class: 'head', 'aria-label': 'The race' });
  const actions = h('div', { class: 'actions' });
  const show = now => {
    renew(head, verdict(now), standings(now));
    if (now.status === 'running' && !actions.hasChildNodes()) {
      put(actions, action('Cancel all', async () => show(await post(`${path}/cancel`)), { class: 'danger' }));
    } else if (now.status !== 'running') {
      put(actions);
    }
  };
  show(race);
  const jobs = race.table.flatMap(row => row.jobs).filter(({ job }) => job);
  const curves = h('div', { class: 'page' });
  element.append(head, actions, curves);
  await Promise.all([
    follow(race, ask, show, signal),
    comparison(
      curves,
      jobs.map(({ job }) => job),
      chosen(race),
      signal,
    ),
  ]);
}

async function follow(race, ask, show, signal) {
  for (let now = race; now.status === 'running' && !signal.aborted; ) {
    await new Promise(resolve => setTimeout(resolve, PAUSE));
    if (!document.hidden && !signal.aborted) {
      // a service that does not answer is asked again; the curves tell of it
      now = await ask().catch(() => now);
      show(now);
    }
  }
}

/** Where the address says nothing else, its curves are looked at as by the race's own link to the comparison. */
function chosen(race) {
  const { params } = route();
  const usual = [...new URLSearchParams(race.links.page.split('?')[1])].filter(([name]) => name !== 'jobs' && !params.has(name));
  remember(Object.fromEntries(usual));
  return route().params;
}

function verdict(race) {
  return [
    h('div', { class: 'title' }, h('h1', {}, titleOf(race)), badge(race.status)),
    h('p', {}, h('bdi', {}, race.finding)),
    h(
      'p',
      { class: 'quiet' },
      `Judged by ${race.metric}, ${race.mode === 'max' ? 'higher' : 'lower'} is better; the ${race.judge} epoch counts.`,
      race.rungs.length > 0 && ` Losing entries leave at the end of epochs ${race.rungs.join(', ')}.`,
    ),
  ];
}

function standings(race) {
  const reported = [...new Set(race.table.flatMap(row => Object.keys(row.reported)))];
  const left = race.table.some(row => row.left_at !== null);
  return table(
    'Table of the race',
    ['entry', 'rank', race.metric, 'behind the first', ...reported, left && 'left after epoch', 'jobs'].filter(Boolean),
    race.table.map(row =>
      [
        h('bdi', {}, row.name),
        row.rank ?? '–',
        interval(row.value),
        row.behind ? interval(row.behind) : '–',
        ...reported.map(name => number(row.reported[name])),
        left && (row.left_at ?? '–'),
        row.jobs.map(seedOf),
      ].filter(cell => cell !== false),
    ),
  );
}

/** A mean, and where the true one lies with 95 %, if there were seeds enough to say so. */
function interval({ mean, low, high }) {
  return low === null ? number(mean) : `${number(mean)} (${number(low)} to ${number(high)})`;
}

function seedOf({ seed, job, status, value, failure }) {
  const text = `seed ${seed}: ${value === null ? status : number(value)}`;
  return h(
    'div',
    {},
    job ? h('a', { href: `#/jobs/${job}`, title: status }, text) : isolated(text),
    failure && ` ${failure}`,
  );
}
