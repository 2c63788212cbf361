import { verdict, type WrongAnswer } from './kit/verdict.ts';

/** Checks a number that was asked for, and says which idea gives a wrong one where that is known. */
class HostlabCheck extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const status = this.querySelector('[role="status"]');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const field = form.querySelector('input');
      if (status === null || field === null || field.value === '') return;
      status.textContent = verdict(Number(field.value), {
        answer: Number(this.dataset['answer']),
        tolerance: Number(this.dataset['tolerance']),
        wrong: JSON.parse(this.dataset['wrong'] ?? '[]') as WrongAnswer[],
      });
    });
  }
}

customElements.define('hostlab-check', HostlabCheck);
