import type { Lab } from './kit/lab.ts';
import { layOut } from './kit/lay-out.ts';
import { pause } from './kit/pause.ts';
import { whenIdle } from './kit/when-idle.ts';
import { whenSeen } from './kit/when-seen.ts';

/** Every lab, by the name of its folder; none is loaded before its figure is seen. */
const labs = import.meta.glob<{ readonly lab: Lab }>(['./*/lab.ts', '!./kit/lab.ts']);

for (const figure of document.querySelectorAll<HTMLElement>('hostlab-figure'))
  whenSeen(figure, () => whenIdle(() => void wake(figure)));

const all = (): void => void layOut(document.querySelectorAll('.hl-pictures'));
if (document.readyState === 'complete') all();
else addEventListener('load', all, { once: true });

async function wake(figure: HTMLElement): Promise<void> {
  const load = labs[`./${figure.dataset['lab'] ?? ''}/lab.ts`];
  if (load === undefined) throw new Error(`There is no lab ${String(figure.dataset['lab'])}.`);
  const loading = load();
  await pause();
  const [{ lab }] = await Promise.all([loading, import('./kit/element.ts')]);
  await document
    .querySelector<HTMLElementTagNameMap['hostlab-figure']>(`hostlab-figure[data-lab="${lab.id}"]`)
    ?.wake(lab);
}
