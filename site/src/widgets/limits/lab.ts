import { bytes, duration, killsOf, percent, several, strong, type SeriesFrame, type SeriesKill } from 'hostlab/figures';
import { panels } from '../kit/figures/panels.ts';
import { seriesOfNow, type SeriesWish } from '../kit/figures/series.ts';
import { defineLab, type Now } from '../kit/lab.ts';

interface Knobs {
  readonly db: number;
  readonly web: number;
  readonly batch: number;
  readonly [name: string]: number | string;
}

const gib = 1_073_741_824;
/** GiB: what the host’s own system leaves. */
const room = 7.5;
const needs = [
  { name: 'db', initial: '3.5 GiB', growth: '8 MiB/s' },
  { name: 'web', initial: '384 MiB', growth: '2 MiB/s' },
  { name: 'batch', initial: '256 MiB', growth: '30 MiB/s', at: '10 s' },
] as const;

const frames = new WeakMap<Now, SeriesFrame>();

function frameOf(now: Now): SeriesFrame {
  let found = frames.get(now);
  if (found === undefined) {
    found = seriesOfNow(
      now,
      () =>
        needs.map(({ name }, i): SeriesWish => ({
          name,
          places: [i + 1],
          what: 'memory-used',
          promised: true,
          look: ([1, 2, 3] as const)[i]!,
        })),
      () => ({
        title: 'Each with a limit, and a request as high',
        stacked: true,
        limits: [{ name: 'all there is', value: room * gib }],
        moments: 0,
        momentsOf: [1, 2, 3],
        lane: true,
      }),
    );
    frames.set(now, found);
  }
  return found;
}

/** What a setting of the limits comes to. */
export function outcomeOf(now: Now): {
  readonly kills: readonly SeriesKill[];
  /** Names of those that found no place. */
  readonly left: readonly string[];
  /** Bytes in the mean over the minute. */
  readonly promised: number;
  readonly used: number;
  /** The share of what is set aside that is not used. */
  readonly waste: number;
} {
  const world = now.worlds[0];
  if (world === undefined) throw new Error('There is no world.');
  const { lines } = frameOf(now);
  const promised = lines.reduce((sum, line) => sum + (line.promised?.mean ?? 0), 0);
  const used = lines.reduce((sum, { mean }) => sum + mean, 0);
  return {
    kills: killsOf(world.run.model, world.run.trace),
    left: world.measures.machines
      .filter(({ placedAt }) => placedAt === null)
      .map(({ place }) => needs[place - 1]?.name ?? ''),
    promised,
    used,
    waste: promised > 0 ? 1 - used / promised : 0,
  };
}

/** All three have a place, and nobody is killed. */
export function allLive(now: Now): boolean {
  const { kills, left } = outcomeOf(now);
  return kills.length === 0 && left.length === 0;
}

export const lab = defineLab<Knobs>({
  id: 'limits',
  title: 'How tight may limits be?',
  knobs: {
    db: { kind: 'range', label: 'Limit of db', unit: 'GiB', min: 3, max: 6, step: 0.25, usual: 5 },
    web: { kind: 'range', label: 'Limit of web', unit: 'GiB', min: 0.25, max: 2, step: 0.25, usual: 1 },
    batch: { kind: 'range', label: 'Limit of batch', unit: 'GiB', min: 0.5, max: 3, step: 0.25, usual: 1 },
  },
  scenarios: (values) => [
    {
      title: 'Limits',
      scenario: {
        hostlab: 1,
        name: 'requests as high as limits',
        until: '60 s',
        hosts: [{ name: 'host', cores: 4, memory: '8 GiB', system: { memory: '512 MiB' } }],
        containers: needs.map(({ name, initial, growth, ...more }) => {
          const limit = `${String(values[name])} GiB`;
          return {
            name,
            ...more,
            memory: { request: limit, limit },
            uses: { initial, growth },
            restart: 'on-failure' as const,
          };
        }),
      },
    },
  ],
  figures: [panels('limits', 'Memory set aside and used', (now) => [frameOf(now)])],
  caption: (now) => {
    const { kills, left, waste, promised } = outcomeOf(now);
    const [first] = kills;
    return [
      ...(first === undefined
        ? [strong('Nobody is killed')]
        : [strong(`${first.name} is killed`), ` at its own limit after ${duration(first.at)}`]),
      ...(left.length === 0 ? [] : [', and ', strong(`${left.join(' and ')} finds no place`)]),
      `; of the ${bytes(promised)} that are set aside, `,
      strong(percent(waste)),
      ' are not used.',
    ];
  },
  numbers: (now) => {
    const { kills, left, promised, used, waste } = outcomeOf(now);
    return [
      {
        key: 'kills',
        name: 'Killed',
        cells: [[strong(kills.length === 0 ? 'nobody' : several(kills.length, 'time'))]],
      },
      { key: 'left', name: 'Without a place', cells: [[left.length === 0 ? 'nobody' : left.join(', ')]] },
      { key: 'promised', name: 'Set aside, on average', cells: [[strong(bytes(promised))]] },
      { key: 'used', name: 'Used, on average', cells: [[bytes(used)]] },
      { key: 'waste', name: 'Set aside and not used', cells: [[strong(percent(waste))]] },
    ];
  },
  goals: [
    { id: 'all-live', text: 'All three have a place, and nobody is killed.', met: allLive },
    {
      id: 'thrifty',
      text: 'The same, with less than 20 % of what is set aside unused.',
      met: (now) => allLive(now) && outcomeOf(now).waste < 0.2,
    },
  ],
  pace: 3,
  sources: {
    note: 'Sizes and growth are made up. A request as high as the limit is what Kubernetes calls guaranteed.',
    facts: ['k8s-qos', 'cg2-mem-max'],
  },
});
