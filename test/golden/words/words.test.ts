import { plain } from 'hostlab/figures';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Lab, Now, Values } from '../../../site/src/widgets/kit/lab.ts';
import { labs, stateOf } from '../../kit/site/labs.ts';

/** All that a figure says to who does not see it: question, finding (which is also what is read out), numbers, pictures, tasks. */
function words(lab: Lab, now: Now): string {
  const numbers = (lab.numbers?.(now) ?? []).map(({ name, cells }) => `${name}: ${cells.map(plain).join(' | ')}`);
  const pictures = lab.figures.map((figure) => {
    const { title, description } = figure.view(now, 640, lab.title);
    return `[${figure.label}] ${title}\n${description.replaceAll('. ', '.\n')}`;
  });
  const tasks = (lab.goals ?? []).map(({ text, met }) => `${met(now) ? 'done' : 'to do'}: ${text}`);
  return [plain(lab.caption(now)), numbers.join('\n'), ...pictures, tasks.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** As nobody has touched it; with every knob at its last value; and with every one at its first, half-way through. */
function states(lab: Lab): readonly (readonly [what: string, now: Now])[] {
  const end = (which: 0 | -1): Values =>
    Object.fromEntries(
      Object.entries(lab.knobs).map(([name, knob]) => {
        if (knob.kind === 'range') return [name, which === 0 ? knob.min : knob.max];
        const options = knob.kind === 'choice' ? knob.options : knob.sets;
        return [name, options.at(which)?.value ?? knob.usual];
      }),
    );
  const low = stateOf(lab, end(0));
  return [
    ['as it is first seen', stateOf(lab)],
    ['every knob at its last value', stateOf(lab, end(-1))],
    ['every knob at its first value, half-way', { ...low, at: Math.round(low.end / 2) }],
  ];
}

describe('the words of each figure are what they were', () => {
  test.each(labs.map((lab) => [lab.id, lab] as const))('%s', { timeout: 60_000 }, async (id, lab) => {
    const text = states(lab).map(([what, now]) => `## ${what}: ${JSON.stringify(now.values)}\n\n${words(lab, now)}\n`);
    const file = fileURLToPath(new URL(`${id}.txt`, import.meta.url));
    await expect(`# ${lab.title}\n\n${text.join('\n')}`).toMatchFileSnapshot(file);
  });
});
