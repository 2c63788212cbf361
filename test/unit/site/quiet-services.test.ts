import { parseScenario, simulate } from 'hostlab';
import { catalogue, quietServicesAt } from 'hostlab/presets';
import { inWorld } from 'hostlab/worlds';
import { describe, expect, test } from 'vitest';
import { usualValues } from '../../../site/src/widgets/kit/lab.ts';
import { neededBy } from '../../../site/src/widgets/kit/play.ts';
import { lab } from '../../../site/src/widgets/quiet-services/lab.ts';

function run(scenario: unknown) {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return simulate(parsed.model, { seed: 1 });
}

describe('the twenty quiet services of the home page', () => {
  test.each([0, 1, 5, 20, 33, 50, 77, 100])('at %i per cent are the worlds of the package', (busy) => {
    const worlds = lab.scenarios({ busy }, catalogue);
    (['vm', 'container'] as const).forEach((name, i) => {
      const ours = run(worlds[i]?.scenario);
      const { prices: _, loads = [], ...theirs } = inWorld(quietServicesAt(busy / 100), name, { catalogue });
      const same = run({ ...theirs, loads: loads.map((load) => ({ ...load, until: theirs.until })) });
      expect(ours.trace.length).toBe(same.trace.length);
      expect(ours.trace.chunks[0]?.at.slice(0, 500)).toEqual(same.trace.chunks[0]?.at.slice(0, 500));
      expect(ours.counters).toEqual(same.counters);
    });
  });

  test('need of the catalogue only what they mention', () => {
    const needed = neededBy(lab, catalogue);
    expect(Object.values(needed).flatMap((entries) => entries.map(({ name }: { name: string }) => name))).toEqual([
      'server-32',
      'kvm',
      'ubuntu-server',
      'python',
    ]);
    expect(usualValues(lab)).toEqual({ busy: 5 });
  });
});
