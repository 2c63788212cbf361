import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Code that follows a pointer that drags, and the test that gets to the same state without dragging (WCAG 2.5.7). */
const twins: Readonly<Record<string, readonly [file: string, test: string]>> = {
  'kit/drawing.ts': [
    'test/browser/site/lesson-prediction.test.ts',
    'is a curve by pointer, and the same curve by keys',
  ],
  'kit/grips.ts': [
    'test/browser/site/lesson-reservation.test.ts',
    'is moved by the keys of a slider, and a click on a VM still asks why',
  ],
  'kit/week-knob.ts': ['test/browser/site/lesson-cost.test.ts', 'is painted with keys, by the day and at once'],
  'lab/picture-edit.ts': ['test/browser/site/lab.test.ts', 'by the form: every field that a machine has'],
};

/** Follows a pointer that is held down. */
const drags = (path: string): boolean => /pointermove/.test(read(`site/src/widgets/${path}`));

test('whatever is dragged can be had without dragging', () => {
  const files = readdirSync(new URL('site/src/widgets/', root), { recursive: true, encoding: 'utf8' });
  const dragged = files.map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts') && drags(file));
  expect(dragged.sort()).toEqual(Object.keys(twins).sort());
  for (const [file, name] of Object.values(twins)) expect(read(file)).toContain(`test('${name}'`);
});
