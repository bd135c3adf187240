/** Work that is wanted within some time: done once for all who want it, as soon as the most hurried of them does. */
export class Due {
  constructor(work) {
    this.work = work;
    this.at = Infinity;
  }

  /** However often it is wanted anew: who waits already waits no longer for it. */
  within(milliseconds) {
    const at = performance.now() + milliseconds;
    if (at < this.at) {
      this.at = at;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#do(), milliseconds);
    }
  }

  #do() {
    this.at = Infinity;
    this.work();
  }
}
