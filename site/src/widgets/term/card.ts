/**
 * Shows what a word means when the pointer or the focus comes to it. The card stays while the pointer is on the word or
 * on the card, and goes with Escape; without script the word is a link to the glossary.
 */
class TermCard extends HTMLElement {
  #leaving: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.addEventListener('pointerenter', () => this.#show());
    this.addEventListener('focusin', () => this.#show());
    this.addEventListener('pointerleave', () => this.#leave());
    this.addEventListener('focusout', () => this.#leave());
  }

  get #card(): HTMLElement | null {
    return this.querySelector('[role=tooltip]');
  }

  #show(): void {
    clearTimeout(this.#leaving);
    const card = this.#card;
    if (card === null || !card.hidden) return;
    card.hidden = false;
    card.style.translate = '0';
    // Within the page, however near to its edge the word stands.
    const box = card.getBoundingClientRect();
    const most = document.documentElement.clientWidth - 8;
    card.style.translate = `${String(Math.max(8 - box.left, Math.min(0, most - box.right)))}px`;
    document.addEventListener('keydown', this.#key);
  }

  /** Time to come from the word to its card. */
  #leave(): void {
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      if (!this.matches(':hover, :focus-within')) this.#hide();
    }, 200);
  }

  #hide(): void {
    document.removeEventListener('keydown', this.#key);
    if (this.#card !== null) this.#card.hidden = true;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#hide();
  };
}

customElements.define('term-card', TermCard);
