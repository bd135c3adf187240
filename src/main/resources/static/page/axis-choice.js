/** Chooses what x stands for, and where jobs begin on it. */
import { AXES, placer } from './axes.js';
import { h } from './dom.js';
import { remember, route } from './route.js';

export class AxisChoice {
  /**
   * @param jobs that are shown
   * @param changed is called when x is something else
   * @param together whether there are several jobs, which can be aligned
   */
  constructor(jobs, changed, signal, together = false) {
    Object.assign(this, { jobs, changed, signal });
    const { params } = route();
    this.name = params.get('axis') in AXES ? params.get('axis') : 'iteration';
    this.fromStart = together && params.get('align') === 'start';
    const options = (names, chosen) =>
      Object.entries(names).map(([value, label]) => h('option', { value, selected: value === chosen }, label));
    const names = Object.fromEntries(Object.keys(AXES).map(name => [name, name]));
    this.elements = [
      h(
        'label',
        {},
        'x ',
        h('select', { name: 'axis', change: e => this.#choose(e.target.value) }, options(names, this.name)),
      ),
      together &&
        h(
          'label',
          {},
          'aligned ',
          h(
            'select',
            { name: 'align', change: e => this.#align(e.target.value === 'start') },
            options({ joint: 'where they went on', start: 'at their start' }, this.fromStart ? 'start' : 'joint'),
          ),
        ),
    ];
  }

  get axis() {
    return AXES[this.name];
  }

  placer(watched) {
    return placer(watched, this.name, this.fromStart, this.jobs);
  }

  /** Loads what the axis needs. */
  async load() {
    if (this.axis.timed) {
      await Promise.all(this.jobs.map(watched => watched.loadTimes(this.signal)));
    }
  }

  async #choose(name) {
    this.name = name;
    remember({ axis: name === 'iteration' ? null : name });
    await this.load();
    this.changed();
  }

  #align(fromStart) {
    this.fromStart = fromStart;
    remember({ align: fromStart ? 'start' : null });
    this.changed();
  }
}
