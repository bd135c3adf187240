/** Asks about what changes quickly: when it rests for a moment, and one question at a time. */
export class Latest {
  /**
   * @param ask answers a promise
   * @param show is given the answer, unless there is something newer to ask
   * @param fail is given what went wrong
   */
  constructor(pause, ask, show, fail) {
    Object.assign(this, { pause, ask, show, fail, waiting: 0, asked: 0, busy: false, stopped: false });
  }

  soon() {
    if (this.stopped) {
      return;
    }
    this.asked++;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#next(), this.pause);
  }

  /** The page is left. */
  stop() {
    this.stopped = true;
    this.asked++;
    clearTimeout(this.waiting);
  }

  async #next() {
    if (this.busy) {
      return;
    }
    this.busy = true;
    const mine = this.asked;
    let told;
    try {
      const answer = await this.ask();
      told = () => this.show(answer);
    } catch (fault) {
      told = () => this.fail(fault);
    }
    this.busy = false;
    if (mine === this.asked) {
      told();
    } else if (!this.stopped) {
      this.#next();
    }
  }
}
