/** Where in the worst samples a loss lies: a picture beside each, of any loss that can take the model's outputs. */
import { catalog, request } from './api.js';
import { h, put } from './dom.js';
import { number } from './format.js';
import { faultLine } from './parts.js';

const SIDE = 96;
const OWN = '';

/** The switch; `add` gives it the place beside a sample's pictures, in the order of the samples. */
export class LossPlaces {
  constructor(worst, signal) {
    this.worst = worst;
    this.signal = signal;
    this.places = [];
    this.turn = 0;
    const redraw = () => this.#draw();
    this.on = h('input', { type: 'checkbox', id: 'loss-places', change: redraw });
    this.loss = h('select', { id: 'placed-loss', change: redraw }, h('option', { value: OWN }, "the job's own loss"));
    this.of = h(
      'select',
      { id: 'placed-of', change: redraw },
      h('option', { value: 'loss' }, 'the loss'),
      h('option', { value: 'gradient' }, 'its gradient'),
    );
    this.said = h('div', { role: 'status' });
    this.element = h(
      'div',
      { class: 'view-tools' },
      h('label', { for: 'loss-places' }, this.on, ' Show where the loss lies'),
      h('label', { for: 'placed-loss' }, 'of '),
      this.loss,
      h('label', { for: 'placed-of' }, 'show '),
      this.of,
      h('span', { class: 'quiet hint' }, 'From violet, none, to yellow, the largest part.'),
      this.said,
    );
    catalog().then(({ losses }) => this.loss.append(...losses.map(({ type }) => h('option', { value: type }, type))));
  }

  add() {
    const place = h('div', { class: 'loss-place' });
    this.places.push(place);
    return place;
  }

  /** One after the other: each is computed by the model. What is chosen meanwhile ends the round. */
  async #draw() {
    const turn = ++this.turn;
    put(this.said);
    this.places.forEach(place => put(place));
    for (let i = 0; this.on.checked && i < this.places.length && turn === this.turn; i++) {
      try {
        const picture = await this.#picture(i);
        if (turn === this.turn) {
          put(this.places[i], picture);
        }
      } catch (fault) {
        if (turn === this.turn && !this.signal.aborted) {
          put(this.said, faultLine(fault));
        }
        return;
      }
    }
  }

  async #picture(i) {
    const loss = this.loss.value === OWN ? {} : { loss: this.loss.value };
    const query = new URLSearchParams({ of: this.of.value, ...loss });
    const response = await request(`${this.worst}/${i}/loss.png?${query}`, { signal: this.signal });
    const legend = Object.fromEntries(
      response.headers
        .get('Descent-Loss-Map')
        .split(', ')
        .map(part => part.split('=')),
    );
    const source = URL.createObjectURL(await response.blob());
    const loaded = () => URL.revokeObjectURL(source);
    const share = Number(legend.sum) > 0 ? (100 * Number(legend.largest)) / Number(legend.sum) : 0;
    return [
      h('img', { src: source, alt: `where the ${legend.of} lies`, width: SIDE, height: SIDE, load: loaded }),
      h('span', {}, `${legend.loss ?? 'own loss'} ${number(Number(legend.score))}, yellow is ${number(share, 2)} %`),
    ];
  }
}
