/** Speaks through a live region: at most one message in half a second, and of several only the latest. */
export class Said {
  readonly #region: Element;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = '';

  constructor(region: Element) {
    this.#region = region;
  }

  say(words: string): void {
    this.#latest = words;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#region.textContent = this.#latest;
    }, 500);
  }
}
