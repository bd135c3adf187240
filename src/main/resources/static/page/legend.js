/** The names of a chart's lines, as buttons that switch them, with their values. */
import { colour } from './colours.js';
import { h, put } from './dom.js';
import { number } from './format.js';

export class Legend {
  /**
   * @param toggle is given the line whose button was pressed
   * @param placeText says where an x is
   */
  constructor(toggle, placeText) {
    Object.assign(this, { toggle, placeText });
    this.element = h('div', { class: 'legend', role: 'group', 'aria-label': 'Lines' });
    this.figures = [];
  }

  show(lines) {
    if (this.lines?.length === lines.length && lines.every((line, i) => line.key === this.lines[i].key)) {
      [...this.element.querySelectorAll('button')].forEach((button, i) => this.#state(button, lines[i]));
      this.lines = lines;
      return;
    }
    this.lines = lines;
    this.figures = lines.map(() => h('span', { class: 'figure' }));
    this.at = h('span', { class: 'at' });
    put(
      this.element,
      lines.map((line, i) => this.#button(line, i)),
      this.at,
    );
  }

  /** @param x where the values stand, null for the last */
  values(values, x) {
    values.forEach((value, i) => {
      this.figures[i].textContent = value === undefined ? '' : value === null ? '—' : number(value);
    });
    if (this.at) {
      this.at.textContent = x === null || x === undefined ? '' : `at ${this.placeText(x)}`;
    }
  }

  /** How many points each line has. */
  counts(numbers) {
    this.element.querySelectorAll('button').forEach((button, i) => {
      button.dataset.points = numbers[i];
      button.title = `${numbers[i]} points`;
    });
  }

  #button(line, i) {
    const button = h(
      'button',
      { type: 'button', class: 'line', click: () => this.toggle(this.lines[i]), 'data-line': line.key },
      h('span', { class: 'swatch' }),
      h('span', { class: 'name' }, line.label),
      this.figures[i],
    );
    this.#state(button, line);
    return button;
  }

  #state(button, line) {
    button.setAttribute('aria-pressed', String(line.on));
    const { style } = button.querySelector('.swatch');
    style.setProperty('background', colour(line.slot));
    // as the line is, which may have its colour in common with another
    style.setProperty('height', line.width >= 2 ? '5px' : '2px');
    style.setProperty('opacity', line.faint ? 0.55 : '');
  }
}
