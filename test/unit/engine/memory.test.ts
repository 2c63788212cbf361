import { describe, expect, it } from 'vitest';
import type { ContainerEntry, Scenario } from '../../../simulator/src/scenario/scenario.ts';
import { play, type Played } from '../../kit/play.ts';

/** One host of 4 GiB with these containers, for two minutes. */
function onHost(containers: readonly ContainerEntry[], more: Partial<Scenario> = {}): Played {
  return play({
    hostlab: 1,
    until: '2 min',
    hosts: [{ name: 'h', cores: 4, memory: '4 GiB' }],
    containers: containers.map((container) => ({ on: 'h', ...container })),
    ...more,
  });
}

/** What became of each machine, by name, and when in seconds. */
function ends({ model, measures }: Played): Record<string, string> {
  return Object.fromEntries(
    measures.machines.map(({ outcome, stoppedAt }, machine) => [
      model.machines[machine]!.name,
      stoppedAt === null ? outcome : `${outcome} at ${String(stoppedAt / 1e6)} s`,
    ]),
  );
}

const small = { name: 'small', uses: { initial: '1 GiB' } };
const large = { name: 'large', uses: { initial: '2 GiB' } };
/** Half a GiB, and 128 MiB more each second: with the other two the host is full after 4 s. */
const grows = { name: 'grows', uses: { initial: '512 MiB', growth: '128 MiB/s' } };

describe('when the memory of a host is full', () => {
  it('the container that uses most is killed, not the one that grew', () => {
    // Then 2 GiB are free for the one that grows, and after 16 s more it is the greatest itself.
    expect(ends(onHost([small, large, grows]))).toEqual({
      small: 'running',
      large: 'oom-killed at 4 s',
      grows: 'oom-killed at 20 s',
    });
  });

  it('oom_score_adj protects, and condemns', () => {
    // A share of the host's memory counts up to 1000; so 600 fewer puts 2 of 4 GiB below 1 of 4 GiB.
    expect(ends(onHost([small, { ...large, oomScoreAdjust: -600 }, grows]))).toMatchObject({
      large: 'running',
      small: 'oom-killed at 4 s',
    });
    expect(ends(onHost([{ ...small, oomScoreAdjust: 600 }, large, grows]))).toMatchObject({
      small: 'oom-killed at 4 s',
    });
  });

  it('of equals the first goes', () => {
    const equal = (name: string): ContainerEntry => ({ name, uses: { initial: '1.5 GiB' } });
    expect(ends(onHost([equal('a'), equal('b'), { name: 'late', at: '10 s', uses: { initial: '1.25 GiB' } }]))).toEqual(
      {
        a: 'oom-killed at 10 s',
        b: 'running',
        late: 'running',
      },
    );
  });

  it('as many are killed as it takes', () => {
    const each = (name: string): ContainerEntry => ({ name, uses: { initial: '1 GiB' } });
    // 3 + 2 GiB: one of 1 GiB is not more than enough; the newcomer is the greatest and goes first.
    expect(
      ends(onHost([each('a'), each('b'), each('c'), { name: 'late', at: '10 s', uses: { initial: '2 GiB' } }])),
    ).toEqual({ a: 'running', b: 'running', c: 'running', late: 'oom-killed at 10 s' });
    // 5 GiB that nobody may touch first: all three others go, one after another, until it fits.
    expect(
      ends(
        onHost([
          each('a'),
          each('b'),
          each('c'),
          { name: 'late', at: '10 s', uses: { initial: '3.5 GiB' }, oomScoreAdjust: -1000 },
        ]),
      ),
    ).toEqual({ a: 'oom-killed at 10 s', b: 'oom-killed at 10 s', c: 'oom-killed at 10 s', late: 'running' });
  });

  it('what the killed one used is free again', () => {
    const { run, model } = onHost([small, large, grows]);
    expect(run.endedAt / 1e6).toBe(120);
    expect(model.machines).toHaveLength(3);
    // 1 GiB of the small one is all that is left at the end: its share of 2 minutes, and what the others had before.
    const { usedByteSeconds } = onHost([small, large, grows]).measures.hosts[0]!.memory;
    const gibibyteSeconds = 1 * 120 + 2 * 4 + (0.5 * 20 + (0.125 * 20 * 20) / 2);
    expect(usedByteSeconds / 2 ** 30).toBeCloseTo(gibibyteSeconds, 6);
  });
});

describe('a limit of memory', () => {
  it('kills its own container, whoever else uses more', () => {
    const limited = { ...grows, memory: { limit: '768 MiB' } };
    expect(ends(onHost([large, limited]))).toEqual({ large: 'running', grows: 'oom-killed at 2 s' });
  });

  it('stands as long as growth stays below it', () => {
    const limited = { name: 'bounded', uses: { initial: '512 MiB', growth: '128 MiB/s', ceiling: '767 MiB' } };
    expect(ends(onHost([{ ...limited, memory: { limit: '768 MiB' } }]))).toEqual({ bounded: 'running' });
  });

  it('of a VM kills what is in it, not its neighbours on the host', () => {
    const played = play({
      hostlab: 1,
      until: '1 min',
      hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }],
      vms: [{ name: 'vm', on: 'h', vcpus: 2, memory: '2 GiB' }],
      containers: [
        { name: 'greatest', on: 'h', uses: { initial: '8 GiB' } },
        { name: 'leaf', on: 'vm', uses: { initial: '1 GiB', growth: '256 MiB/s' } },
      ],
    });
    expect(ends(played)).toEqual({ greatest: 'running', vm: 'running', leaf: 'oom-killed at 4 s' });
  });

  it('lets a container that restarts come back, later each time', () => {
    const again: ContainerEntry = {
      name: 'leaky',
      memory: { limit: '256 MiB' },
      uses: { growth: '256 MiB/s' },
      restart: 'on-failure',
    };
    const { measures } = onHost([again], { until: '4.6 s' });
    // Full after 1 s each time, and the pauses are 0.1, 0.2 and 0.4 s: it will be full again at 4.7 s.
    expect(measures.machines[0]).toMatchObject({ outcome: 'running', restarts: 3 });
    expect(measures.kills).toBe(3);
  });
});

describe('the memory of a task', () => {
  it('is held while it runs; at a full place the one that holds most is killed', () => {
    const { measures } = play({
      hostlab: 1,
      hosts: [{ name: 'h', cores: 4, memory: '4 GiB' }],
      tasks: [
        { name: 'short', on: 'h', work: 5, memory: '2 GiB' },
        { name: 'long', on: 'h', work: 20, memory: '1 GiB' },
        // At 10 s the short one is gone, so there is room; at 15 s there is not.
        { name: 'fits', on: 'h', at: '10 s', work: 20, memory: '2.5 GiB' },
        { name: 'too-much', on: 'h', at: '15 s', work: 1, memory: '1.5 GiB' },
      ],
    });
    expect(measures.tasks.map(({ outcome, finished, coreSeconds }) => [outcome, finished, coreSeconds])).toEqual([
      ['finished', 5e6, 5],
      ['finished', 20e6, 20],
      ['killed', null, 5],
      ['finished', 16e6, 1],
    ]);
  });
});
