import type { Goal, Now } from './lab.ts';
import { maybePart } from './parts.ts';
import type { Said } from './said.ts';
import type { Session } from './session.ts';

/** The goals that a state meets, by their ids. */
export function metBy(goals: readonly Goal[], now: Now): string[] {
  return goals.filter(({ met }) => met(now)).map(({ id }) => id);
}

/** Ticks the goals as they are met; what is ticked stays so. What is true before anybody has touched anything is no merit. */
export function tieGoals(root: HTMLElement, session: Session, said: Said): void {
  const list = maybePart(root, 'goals');
  const { goals = [] } = session.lab;
  if (list === null || goals.length === 0) return;
  const done = new Set<string>();
  const look = (): void => {
    for (const id of metBy(goals, session.now)) {
      if (done.has(id)) continue;
      done.add(id);
      const item = list.querySelector<HTMLElement>(`[data-goal="${id}"]`);
      if (item === null) continue;
      item.dataset['met'] = '';
      const state = item.querySelector('[data-part="state"]');
      if (state !== null) state.textContent = 'Done: ';
      const left = goals.length - done.size;
      const text = goals.find((goal) => goal.id === id)?.text ?? '';
      said.say(`Done: ${text} ${left === 0 ? 'That was the last.' : `${String(left)} to go.`}`);
    }
  };
  session.listen((change) => {
    if (change !== 'knobs') look();
  });
}
