/** One job. */
import { h, put } from './dom.js';
import { titleOf } from './format.js';
import { JobHead } from './job-head.js';
import { logTab } from './job-log.js';
import { LossTab } from './job-loss.js';
import { MeasuresTab } from './job-measures.js';
import { samplesTab } from './job-samples.js';
import { specTab } from './job-spec.js';
import { LiveJobs } from './live.js';
import { remember, route } from './route.js';

const TABS = {
  loss: ['Loss', LossTab],
  measures: ['Measures', MeasuresTab],
  samples: ['Samples', samplesTab],
  spec: ['Spec and files', specTab],
  log: ['Log', logTab],
};

export async function jobPage(element, signal, id) {
  document.title = 'Job · Descent';
  const page = new JobPage(element, signal);
  const live = new LiveJobs([id], page);
  const [fault] = await live.load(signal);
  if (fault) {
    throw fault;
  }
  const watched = live.jobs.get(id);
  await watched.loadLog(signal);
  page.open(watched);
  await live.run(signal);
}

class JobPage {
  constructor(element, signal) {
    this.element = element;
    this.signal = signal;
    signal.addEventListener('abort', () => this.tab?.close?.());
  }

  open(watched) {
    this.watched = watched;
    this.head = new JobHead(watched, this.signal);
    this.panel = h('div', { role: 'tabpanel', id: 'panel' });
    const chosen = route().params.get('tab');
    this.buttons = Object.entries(TABS).map(([name, [label]]) =>
      h(
        'button',
        { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'panel', click: () => this.choose(name) },
        label,
      ),
    );
    this.list = h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': 'About this job', keydown: event => this.#keys(event) },
      this.buttons,
    );
    put(this.element, this.head.element, this.list, this.panel);
    this.choose(chosen in TABS ? chosen : 'loss');
    this.changed('job');
  }

  choose(name) {
    this.tab?.close?.();
    this.name = name;
    remember({ tab: name === 'loss' ? null : name });
    this.buttons.forEach(button => {
      const here = button.id === `tab-${name}`;
      button.setAttribute('aria-selected', String(here));
      button.tabIndex = here ? 0 : -1;
    });
    this.panel.setAttribute('aria-labelledby', `tab-${name}`);
    const Tab = TABS[name][1];
    this.tab = Tab.prototype?.update ? new Tab(this.watched, this.signal) : Tab(this.watched, this.signal);
    put(this.panel, this.tab.element);
    this.tab.update?.('curves');
  }

  changed(what) {
    if (what === 'job') {
      document.title = `${titleOf(this.watched.job)} · Descent`;
    }
    this.#countWarnings();
    this.head.update(what);
    this.tab.update?.(what);
  }

  alive() {
    this.head.alive();
  }

  state(name, fault) {
    this.head.state(name, fault);
  }

  /** They stand in the log, which nobody opens who does not know of them. */
  #countWarnings() {
    const count = [...this.watched.log.values()].filter(({ kind }) => kind === 'warning').length;
    this.buttons.at(-1).textContent = `Log${count === 0 ? '' : `, ${count} warning${count === 1 ? '' : 's'}`}`;
  }

  #keys(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      const names = Object.keys(TABS);
      this.choose(names.at((names.indexOf(this.name) + step) % names.length));
      this.list.querySelector('[aria-selected="true"]').focus();
    }
  }
}
