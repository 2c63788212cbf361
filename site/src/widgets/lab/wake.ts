import { atRest } from './at-rest.ts';

/** Wakes the Lab when its page is painted and at rest, or at once when somebody takes hold of it. */
const lab = document.querySelector('hostlab-lab');
const hurry = ['pointerdown', 'focusin', 'keydown'] as const;
let asked = false;

function wake(): void {
  if (asked) return;
  asked = true;
  for (const type of hurry) lab?.removeEventListener(type, wake);
  void import('./page.ts');
}

function whenIdle(): void {
  atRest(wake);
}

for (const type of hurry) lab?.addEventListener(type, wake);
if (document.readyState === 'complete') whenIdle();
else addEventListener('load', whenIdle, { once: true });
