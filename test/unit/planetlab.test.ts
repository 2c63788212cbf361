import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LoadEntry, Scenario } from '../../simulator/src/scenario/scenario.ts';
import { readUtilisation } from '../../simulator/src/workload/utilisation.ts';
import { play } from '../kit/play.ts';

const file = fileURLToPath(new URL('../../../shared/data/planetlab/20110303.csv.gz', import.meta.url));
const day = 86_400;

/** A day of 1,052 real machines; of one core each, since the recording does not say. */
describe.skipIf(!existsSync(file))('the PlanetLab day of 2011-03-03 (skipped where ../shared is absent)', () => {
  const rows = existsSync(file) ? readUtilisation(gunzipSync(readFileSync(file)).toString('utf8')).rows : [];
  const all = rows.flatMap((row) => [...row]);
  const recorded = (100 * all.reduce((sum, value) => sum + value, 0)) / all.length;
  const loads = (on: string): LoadEntry[] =>
    rows.map((values, i) => ({ on: `${on}-${String(i + 1)}`, recorded: { values } }));
  const hosts = (count: number): Scenario['hosts'] => [{ name: 'h', count, cores: 64, memory: '256 GiB' }];

  const worlds: Record<string, Scenario> = {
    'as VMs that reserve a core each': {
      hostlab: 1,
      until: '24 h',
      hosts: hosts(17),
      vms: [{ name: 'vm', count: rows.length, vcpus: 1, memory: '1 GiB' }],
      loads: loads('vm'),
    },
    'as containers that share a quarter of the hosts': {
      hostlab: 1,
      until: '24 h',
      hosts: hosts(5),
      containers: [{ name: 'c', count: rows.length, cpu: { request: 0.25 } }],
      loads: loads('c'),
    },
  };

  it('is what it is said to be', () => {
    expect(rows.length).toBe(1052);
    expect(all.length).toBe(1052 * 288);
    expect(recorded).toBeGreaterThan(12.2);
    expect(recorded).toBeLessThan(12.4);
  });

  it.each(Object.entries(worlds))('%s is as busy when played as it was recorded', (_, scenario) => {
    const began = performance.now();
    const { measures } = play(scenario);
    const seconds = (performance.now() - began) / 1000;

    const used = measures.hosts.reduce((sum, { usedCoreSeconds }) => sum + usedCoreSeconds, 0);
    const utilisation = (100 * used) / (rows.length * day);
    expect(Math.abs(utilisation - recorded)).toBeLessThan(0.1);
    expect(measures.machines.every(({ outcome }) => outcome === 'running')).toBe(true);
    // A day of 1,052 machines with everything told: a second or two. This only says that it does not run away.
    expect(seconds).toBeLessThan(15);
  });

  it('shows what is reserved and left: the hosts promise every core of the VMs and use an eighth', () => {
    const { measures } = play(worlds['as VMs that reserve a core each']!);
    const sum = (of: (host: (typeof measures.hosts)[number]) => number): number =>
      measures.hosts.reduce((total, host) => total + of(host), 0);

    const reserved = sum(({ reservedCoreSeconds }) => reservedCoreSeconds);
    const wasted = sum(({ wastedCoreSeconds }) => wastedCoreSeconds);
    const idle = measures.machines.filter(({ usedCoreSeconds }) => usedCoreSeconds < 0.05 * day).length;

    expect(reserved).toBe(1052 * day);
    expect(Math.abs((100 * wasted) / reserved - (100 - recorded))).toBeLessThan(0.1);
    expect(Math.round((100 * idle) / 1052)).toBe(42);
  });
});
