// Notices that a part of the index did not come. Pagefind waits for ever for what
// it cannot do without, and of the rest it tells the console alone.

/** @typedef {PerformanceResourceTiming & { responseStatus?: number }} Part */

/** @type {Watch | null} */
let watching = null;

// It stays: what Pagefind throws may come after the watch is over.
addEventListener("unhandledrejection", (event) => {
  if (!/pagefind/i.test(`${event.reason?.message} ${event.reason?.stack}`)) return;
  event.preventDefault(); // it is taken care of here
  watching?.fail();
});

/** One at a time: a new one ends the one before. */
export class Watch {
  failed = false;
  /** Rejects when a part fails to come. @type {Promise<never>} */
  failure;
  fail = () => {};
  #observer = new PerformanceObserver((list) => this.#look(list.getEntries()));

  /** @param {URL} folder that of the index */
  constructor(folder) {
    this.folder = folder.href;
    this.failure = new Promise((_, reject) => {
      this.fail = () => {
        this.failed = true;
        reject(new Error("A part of the index did not come"));
      };
    });
    this.failure.catch(() => {}); // whether or not anybody waits for it
    this.#observer.observe({ type: "resource" });
    if (watching) watching.#observer.disconnect();
    watching = this;
  }

  /**
   * The outcome of some work with the index. Rejects where a part did not come for it.
   * @template T
   * @param {Promise<T>} work
   * @returns {Promise<T>}
   */
  async sound(work) {
    const outcome = await Promise.race([work, this.failure]);
    await new Promise((resolve) => setTimeout(resolve)); // the browser reports a file after it has handed it over
    this.#look(this.#observer.takeRecords());
    if (this.failed) await this.failure;
    return outcome;
  }

  /** @param {PerformanceEntryList} entries */
  #look(entries) {
    const lost = (/** @type {Part} */ { name, responseStatus: status = 200 }) =>
      name.startsWith(this.folder) && (status === 0 || status >= 400);
    if (entries.some((entry) => lost(/** @type {Part} */ (entry)))) this.fail();
  }
}
