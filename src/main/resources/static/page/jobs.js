/** The list of jobs. */
import { get } from './api.js';
import { h, put } from './dom.js';
import { JobRow } from './job-row.js';
import { remember, route } from './route.js';

const PAUSE = 1500;
const MOST = 100;
const STATUSES = ['queued', 'running', 'paused', 'succeeded', 'failed', 'cancelled'];
const HEAD = ['', 'job', 'status', 'progress', 'loss', 'mean loss', 'validation', 'best', 'ran', 'created'];

export async function jobsPage(element, signal) {
  document.title = 'Jobs · Descent';
  await new JobList(element, signal).run();
}

class JobList {
  constructor(element, signal) {
    const { params } = route();
    this.signal = signal;
    this.wanted = 20;
    this.rows = new Map();
    this.filters = Object.fromEntries(['status', 'name', 'tag'].map(name => [name, params.get(name) ?? '']));
    this.body = h('tbody');
    this.message = h('p', { class: 'quiet', role: 'status' });
    this.more = h('button', { type: 'button', hidden: true, click: () => this.#grow() }, 'Older jobs');
    this.compare = h('button', { type: 'button', disabled: true, click: () => this.#compare() }, 'Compare selected');
    element.append(
      h('div', { class: 'title' }, h('h1', {}, 'Jobs'), h('a', { class: 'button primary', href: '#/new' }, 'New job')),
      this.#filterForm(),
      // above all rows, however many there are
      this.message,
      h(
        'table',
        { class: 'jobs' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            HEAD.map(name => h('th', { scope: 'col' }, name)),
          ),
        ),
        this.body,
      ),
      this.more,
    );
    this.seen = new IntersectionObserver(entries =>
      entries.forEach(entry => this.rows.get(entry.target.dataset.job)?.show(entry.isIntersecting)),
    );
    signal.addEventListener('abort', () => this.seen.disconnect());
  }

  async run() {
    while (!this.signal.aborted) {
      if (!document.hidden) {
        await this.refresh();
      }
      await new Promise(resolve => {
        this.wake = resolve;
        setTimeout(resolve, PAUSE);
      });
    }
  }

  async refresh() {
    try {
      const asked = JSON.stringify(this.filters);
      const { jobs, more } = await this.#load();
      // answers to what is no longer asked are not shown
      if (asked === JSON.stringify(this.filters)) {
        this.#show(jobs, more);
      }
    } catch (fault) {
      if (!this.signal.aborted) {
        put(this.message, h('span', { class: 'badge stale' }, fault.status ? fault.message : 'The service does not answer; trying again.'));
      }
    }
  }

  async #load() {
    let jobs = [];
    let page;
    do {
      const query = new URLSearchParams({ limit: Math.min(MOST, this.wanted - jobs.length) });
      Object.entries(this.filters)
        .filter(([, value]) => value !== '')
        .forEach(([name, value]) => query.set(name, value));
      if (jobs.length > 0) {
        query.set('after', jobs.at(-1).id);
      }
      page = await get(`/v1/jobs?${query}`, { signal: this.signal });
      jobs = [...jobs, ...page.data];
    } while (page.has_more && jobs.length < this.wanted);
    return { jobs, more: page.has_more };
  }

  #show(jobs, more) {
    const kept = new Map(jobs.map(job => [job.id, this.rows.get(job.id) ?? this.#row(job)]));
    [...this.rows].filter(([id]) => !kept.has(id)).forEach(([, row]) => row.element.remove());
    this.rows = kept;
    jobs.forEach((job, i) => {
      const row = this.rows.get(job.id);
      row.update(job);
      if (this.body.children[i] !== row.element) {
        this.body.insertBefore(row.element, this.body.children[i] ?? null);
      }
    });
    const filtered = Object.values(this.filters).some(Boolean);
    this.message.textContent = jobs.length > 0 ? '' : filtered ? 'No job fits these filters.' : 'No jobs yet.';
    this.more.hidden = !more;
    this.#selected();
  }

  #row(job) {
    const row = new JobRow(job.id, () => this.#selected(), this.signal);
    this.seen.observe(row.element);
    return row;
  }

  #filterForm() {
    const change = event => {
      this.filters[event.target.name] = event.target.value.trim();
      remember(this.filters);
      this.wake?.();
    };
    const field = (name, label, input) => h('label', {}, label, input);
    const text = (name, hint) => h('input', { name, value: this.filters[name], placeholder: hint, input: change });
    return h(
      'form',
      { class: 'filters', role: 'search', 'aria-label': 'Filters', submit: event => event.preventDefault() },
      field(
        'status',
        'Status',
        h(
          'select',
          { name: 'status', change },
          ['', ...STATUSES].map(value =>
            h('option', { value, selected: value === this.filters.status }, value || 'all'),
          ),
        ),
      ),
      field('name', 'Name', text('name', 'the whole name')),
      field('tag', 'Tag', text('tag', 'key:value')),
      this.compare,
    );
  }

  #selected() {
    const chosen = [...this.rows.values()].filter(row => row.selected);
    this.compare.disabled = chosen.length < 2;
    this.compare.textContent = chosen.length < 2 ? 'Compare selected' : `Compare ${chosen.length} jobs`;
    return chosen.map(row => row.id);
  }

  #compare() {
    location.hash = `#/compare?jobs=${this.#selected().join(',')}`;
  }

  #grow() {
    this.wanted += MOST;
    this.wake?.();
  }
}
