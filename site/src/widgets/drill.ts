import type { Sentence } from 'hostlab/figures';
import type { Drill } from './kit/drill.ts';
import type { Told } from './kit/element.ts';
import { part, readData } from './kit/parts.ts';

/** Every drill, by the name of its folder; none is loaded before a code is given. */
const drills = import.meta.glob<{ readonly drill: Drill }>('./*/drill.ts');

/** An exercise that draws its numbers from a student's code. */
class HostlabDrill extends HTMLElement {
  connectedCallback(): void {
    const form = part<HTMLFormElement>(this, 'whose');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#draw(form.querySelector('input')?.value ?? '');
    });
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  }

  async #draw(code: string): Promise<void> {
    const folder = this.dataset['lab'] ?? '';
    const load = drills[`./${folder}/drill.ts`];
    if (load === undefined) throw new Error(`There is no drill ${folder}.`);
    const [{ drill }, { taskOf }, { playedOf, runOf }, { showSentence }] = await Promise.all([
      load(),
      import('./kit/drill.ts'),
      import('./kit/play.ts'),
      import('./kit/sentence.ts'),
    ]);
    const figure = document.querySelector<HTMLElement>(`hostlab-figure[data-lab="${folder}"]`);
    if (figure === null) throw new Error(`The drill ${folder} stands on a page without its figure.`);
    const { catalogue } = readData<Told>(part(figure, 'data').textContent);
    const task = taskOf(drill, code, (scenario) => {
      const world = { title: drill.title, scenario };
      return playedOf(world, runOf({}, world, catalogue));
    });
    const write = (place: Element, sentences: readonly Sentence[]): void => {
      place.replaceChildren(
        ...sentences.map((sentence) => {
          const line = document.createElement('p');
          showSentence(line, sentence);
          return line;
        }),
      );
    };
    write(part(this, 'question'), task.question);
    write(part(this, 'worked'), task.worked);
    task.hints.forEach((hint, i) => {
      const place = part<HTMLDetailsElement>(this, `hint-${String(i)}`);
      place.open = false;
      part(place, 'words').textContent = hint;
    });
    part<HTMLDetailsElement>(this, 'answer').open = false;
    const check = part(this, 'check');
    check.dataset['answer'] = String(task.answer);
    check.dataset['wrong'] = JSON.stringify(task.wrong);
    for (const field of check.querySelectorAll('input')) field.value = '';
    for (const said of check.querySelectorAll('[role="status"]')) said.textContent = '';
    part(this, 'whose-now').textContent = `These are the numbers of ${code.trim()}.`;
  }
}

customElements.define('hostlab-drill', HostlabDrill);
