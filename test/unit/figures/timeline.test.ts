import { measure, parseScenario, simulate, type Run, type Scenario } from 'hostlab';
import {
  describeTimeline,
  everyMark,
  plain,
  timelineCaption,
  timelineFrame,
  timelineSize,
  timelineTable,
  timelineView,
  type TimelineFrame,
} from 'hostlab/figures';
import { catalogue, scenarios } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { collisions } from '../../kit/figures/collisions.ts';

function play(scenario: Scenario): Run {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return simulate(parsed.model, { seed: 1 });
}

function frameOf(run: Run): TimelineFrame {
  return timelineFrame(run.model, run.trace, measure(run.model, run.trace));
}

/** Two reserved VMs of two cores and 4 GiB; one works 10 core-seconds from second 5 on, on one thread. */
const two: Scenario = {
  hostlab: 1,
  name: 'two VMs',
  hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }],
  vms: [
    { name: 'a', vcpus: 2, memory: '4 GiB', uses: { initial: '1 GiB' } },
    { name: 'b', vcpus: 2, memory: '4 GiB', uses: { initial: '1 GiB', growth: '102.4 MiB/s', ceiling: '2 GiB' } },
  ],
  tasks: [{ name: 't', on: 'a', at: '5 s', work: 10 }],
};

describe('the timeline', () => {
  const frame = frameOf(play(two));

  test('has every step of a short run, where it happens', () => {
    const { at, value } = frame.cores.used.steps;
    expect(frame.stretch.cores).toBe(0);
    expect([...at]).toEqual([0, 5e6, 15e6]);
    expect([...value]).toEqual([0, 1, 0]);
    expect(frame.endedAt).toBe(15e6);
  });

  test('has means and peaks over the run', () => {
    expect(frame.cores.used.mean).toBeCloseTo(10 / 15, 9);
    expect(frame.cores.used.peak).toBe(1);
    expect(frame.cores.reserved.mean).toBe(4);
    expect(frame.bytes.reserved.peak).toBe(8 * 2 ** 30);
    expect(frame.bytes.used.peak / 2 ** 30).toBeCloseTo(3, 6);
  });

  test('draws memory that grows as a slant, and cores as steps', () => {
    const marks = [...everyMark(timelineView(frame, timelineSize(frame, 1040)).marks)];
    const path = (key: string): string => {
      const mark = marks.find((each) => each.key === key);
      return mark?.kind === 'path' ? mark.d : '';
    };
    const points = path('cpu-promise').match(/[ML]/g) ?? [];
    expect(points.length).toBeGreaterThanOrEqual(2);
    const cpu = [...path('cpu-use').matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const slants = cpu.filter(([x, y], i) => i > 0 && x !== cpu[i - 1]![0] && y !== cpu[i - 1]![1]);
    expect(slants).toEqual([]);
    const memory = [...path('memory-use').matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    expect(memory.some(([x, y], i) => i > 0 && x !== memory[i - 1]![0] && y !== memory[i - 1]![1])).toBe(true);
  });

  test('finds words for the run', () => {
    expect(plain(timelineCaption(frame))).toBe(
      'Of 4 cores on one host, 4.0 are promised at most and 0.67 used on average; of 16 GiB, 8 and 2.7. All 2 machines became ready at once.',
    );
    expect(describeTimeline(frame)).toContain('At 15 s: last task done.');
    expect(timelineTable(frame).rows.slice(0, 2)).toEqual([
      ['CPU promised', '4.0 cores', '4.0 cores'],
      ['CPU used', '0.67 cores', '1.0 cores'],
    ]);
  });

  test('of a run in which nothing happens is drawn all the same', () => {
    const empty = frameOf(play({ hostlab: 1, name: 'nothing', hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }] }));
    const picture = timelineView(empty, timelineSize(empty, 1040));
    expect(collisions(picture)).toEqual([]);
    expect(JSON.stringify(picture)).not.toContain('NaN');
  });
});

describe.each(scenarios.map((entry) => [entry.name, entry.spec] as const))('the scenario %s', (_, scenario) => {
  const frame = frameOf(play(scenario));

  test.each([360, 768, 1040, 1280])('keeps its texts apart and inside at %i px', (width) => {
    expect(collisions(timelineView(frame, timelineSize(frame, width)))).toEqual([]);
  });

  test('has each key once and no number that is none', () => {
    const marks = [...everyMark(timelineView(frame, timelineSize(frame, 1040)).marks)];
    expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
    expect(JSON.stringify(marks)).not.toMatch(/NaN|Infinity|null/);
  });

  test('averages without losing anything', () => {
    const measures = measure(play(scenario).model, play(scenario).trace);
    const used = measures.hosts.reduce((sum, host) => sum + host.usedCoreSeconds, 0);
    const all = frame.hostsUsed === frame.hosts;
    if (all) expect(frame.cores.used.mean * (frame.endedAt / 1e6)).toBeCloseTo(used, 3);
    else expect(frame.cores.used.mean * (frame.endedAt / 1e6)).toBeLessThanOrEqual(used * 1.000001);
  });

  test('draws machines from the quickest to the slowest', () => {
    const took = frame.starts.rows.map((row) => (row.ready ? row.took : Infinity));
    expect(took).toEqual(took.toSorted((a, b) => a - b));
    expect(frame.starts.rows.length).toBeLessThanOrEqual(16);
  });
});
