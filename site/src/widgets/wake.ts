import type { Lab } from './kit/lab.ts';
import { whenSeen } from './kit/when-seen.ts';

/** Every lab, by the name of its folder; none is loaded before its figure is seen. */
const labs = import.meta.glob<{ readonly lab: Lab }>('./*/lab.ts');

for (const figure of document.querySelectorAll<HTMLElement>('hostlab-figure'))
  whenSeen(figure, () => whenIdle(() => void wake(figure)));

/** After what the page itself has to do; soon, all the same. */
function whenIdle(act: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 500 });
  else setTimeout(act);
}

async function wake(figure: HTMLElement): Promise<void> {
  const load = labs[`./${figure.dataset['lab'] ?? ''}/lab.ts`];
  if (load === undefined) throw new Error(`There is no lab ${String(figure.dataset['lab'])}.`);
  const [{ lab }] = await Promise.all([load(), import('./kit/element.ts')]);
  await document
    .querySelector<HTMLElementTagNameMap['hostlab-figure']>(`hostlab-figure[data-lab="${lab.id}"]`)
    ?.wake(lab);
}
