import { parseScenario, placeName, simulate, stateAt, type Model } from 'hostlab';
import { catalogue, scenarios } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../simulator/src/engine/simulate.ts';
import { machineStates } from '../../../simulator/src/entities/machine-lifecycle.ts';

function modelOf(scenario: unknown): Model {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.model;
}

/** Cores in use at a place of a stopped engine: on a host, its own system and the slices set aside on it count too. */
function coresInUse({ world }: Engine, place: number): number {
  const pool = world.poolOf[place]!;
  const own = pool < 0 ? 0 : world.shares.granted(pool);
  const host = world.model.hosts[place];
  if (host === undefined) return own;
  const slices = world.model.machines.map((machine, i) =>
    machine.kind === 'vm' && machine.cpu.mode === 'reserved' && world.on[world.hosts + i] === place
      ? coresInUse({ world } as Engine, world.hosts + i)
      : 0,
  );
  return slices.reduce((sum, slice) => sum + slice, own + host.system.cores);
}

/** What each place gets, holds and does in a stopped engine. */
function worldOf(engine: Engine): { granted: number; used: number; state: string }[] {
  const { world, machines } = engine;
  const count = world.hosts + world.model.machines.length;
  return Array.from({ length: count }, (_, place) => ({
    granted: coresInUse(engine, place),
    used: engine.memory.used(place),
    state: place < world.hosts ? 'up' : machineStates[machines.state[place - world.hosts]!]!,
  }));
}

const ends = ['deallocated', 'exited', 'oom-killed', 'failed'];

describe('the state read off a trace is the state the engine had', () => {
  test.each(scenarios.map((entry) => [entry.name, entry.spec] as const))('%s', (_, scenario) => {
    const model = modelOf(scenario);
    const run = simulate(model, { seed: 3, until: 600e6 });
    const engine = new Engine(model, 3, false);
    engine.begin();
    for (let i = 1; i <= 40; i++) {
      const at = Math.round((run.endedAt * i) / 40) + (i % 3);
      if (at > run.endedAt) continue;
      engine.kernel.run(at, Infinity);
      const read = stateAt(model, run.trace, at);
      worldOf(engine).forEach((had, place) => {
        const says = `${placeName(model, place)} at ${String(at)} µs`;
        const got = read.places[place]!;
        expect(got.cpu.granted, says).toBeCloseTo(had.granted, 9);
        expect(Math.abs(got.memory.used - had.used), says).toBeLessThan(2);
        expect(ends.includes(got.phase) ? 'ended' : got.phase, says).toBe(had.state);
      });
    }
  });
});
