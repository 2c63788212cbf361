import { bytes, count, duration, percent, strong, type SeriesLimit } from 'hostlab/figures';
import { series, type SeriesWish } from '../kit/figures/series.ts';
import { endOf } from '../kit/instants.ts';
import { defineLab, type LabFigure, type Now } from '../kit/lab.ts';
import { means } from './means.ts';
import { amountsIn, amountsOf, milliseconds, victimsOf, type Victim } from './amounts.ts';
import { batch, capacity, db, hostMemory, together, web, type Knobs } from './scenarios.ts';

const titles = ['No limits', 'With limits'] as const;

function cpuOf(world: 0 | 1): LabFigure {
  return means(
    `cpu-${String(world)}`,
    `CPU, ${titles[world].toLowerCase()}: who gets the four cores`,
    (): SeriesWish[] => [
      { name: 'batch', world, places: [batch], what: 'cpu-used' },
      { name: 'db', world, places: [db], what: 'cpu-used' },
      { name: 'web', world, places: [web], what: 'cpu-used' },
    ],
    ({ values }) => ({
      stacked: true,
      momentsOf: [],
      limits: [...(world === 1 ? cpuLimit(values['cpu']) : []), capacity],
    }),
  );
}

function wishOf(world: 0 | 1): LabFigure {
  return means(
    `wish-${String(world)}`,
    `What batch wants, ${titles[world].toLowerCase()}: got, stolen, throttled`,
    (): SeriesWish[] => [
      { name: 'got', world, places: [batch], what: 'cpu-used' },
      { name: 'stolen', world, places: [batch], what: 'steal' },
      { name: 'throttled', world, places: [batch], what: 'throttled' },
    ],
    ({ values }) => ({ stacked: true, momentsOf: [], limits: world === 1 ? cpuLimit(values['cpu']) : [] }),
  );
}

function memoryOf(world: 0 | 1): LabFigure {
  return series(
    `memory-${String(world)}`,
    `Memory, ${titles[world].toLowerCase()}: who holds what`,
    (): SeriesWish[] => [
      { name: 'batch', world, places: [batch], what: 'memory-used' },
      { name: 'db', world, places: [db], what: 'memory-used' },
      { name: 'web', world, places: [web], what: 'memory-used' },
    ],
    ({ values }) => ({
      stacked: true,
      moments: world === 0 ? 2 : 1,
      momentsOf: [batch, db, web],
      limits: [...(world === 1 ? memoryLimit(values['memory']) : []), hostMemory],
    }),
  );
}

function cpuLimit(cores: number | string | undefined): SeriesLimit[] {
  return cores === 'none' ? [] : [{ name: 'batch’s limit', value: Number(cores) }];
}

function memoryLimit(gib: number | string | undefined): SeriesLimit[] {
  return gib === 'none' ? [] : [{ name: 'batch’s limit', value: Number(gib) * 1_073_741_824 }];
}

function whoDied(victims: readonly Victim[]): string {
  const [first] = victims;
  if (first === undefined) return 'nobody';
  return `${first.name}, after ${duration(first.at)}`;
}

/** Who is killed first in a world, as the prediction's options name them. */
export function firstVictim(now: Now, world: number): string {
  return victimsOf(now, world)[0]?.name ?? 'nobody';
}

export const lab = defineLab<Knobs>({
  id: 'sharing',
  title: 'One noisy neighbour: who waits, and who is killed?',
  knobs: {
    growth: { kind: 'range', label: 'batch’s memory grows by', unit: 'MiB/s', min: 0, max: 40, step: 5, usual: 20 },
    cpu: {
      kind: 'choice',
      label: 'CPU limit of batch',
      options: [
        { value: 'none', label: 'none' },
        { value: '0.5', label: '0.5 cores' },
        { value: '1', label: '1 core' },
        { value: '2', label: '2 cores' },
        { value: '3', label: '3 cores' },
      ],
      usual: '1',
    },
    request: { kind: 'range', label: 'CPU request of web', unit: 'cores', min: 0, max: 4, step: 0.5, usual: 0 },
    memory: {
      kind: 'choice',
      label: 'Memory limit of batch',
      options: [
        { value: 'none', label: 'none' },
        { value: '0.5', label: '0.5 GiB' },
        { value: '1', label: '1 GiB' },
        { value: '2', label: '2 GiB' },
        { value: '4', label: '4 GiB' },
      ],
      usual: '1',
    },
  },
  scenarios: (values) => [
    { title: titles[0], scenario: together(values, false) },
    { title: titles[1], scenario: together(values, true) },
  ],
  figures: [memoryOf(0), memoryOf(1), cpuOf(0), cpuOf(1), wishOf(0), wishOf(1)],
  caption: (now) => {
    const [free, bound] = [amountsOf(now, 0), amountsOf(now, 1)];
    return [
      'Without limits, ',
      strong(`${firstVictim(now, 0)} is killed${free.victims.length > 1 ? ' first' : ''}`),
      ' and one request to web in a hundred takes more than ',
      strong(milliseconds(free.p99)),
      '. With limits, ',
      ...(bound.webPlaced
        ? [
            strong(`${firstVictim(now, 1)} is killed${bound.victims.length > 1 ? ' first' : ''}`),
            ' and it is ',
            strong(milliseconds(bound.p99)),
          ]
        : [strong('web finds no place'), ': it asks for more than is left to promise']),
      `; there batch is denied ${percent(bound.throttled / Math.max(1e-9, bound.wanted))} of the CPU it wants by its own limit and ${percent(bound.stolen / Math.max(1e-9, bound.wanted))} by its neighbours.`,
    ];
  },
  numbers: (now) => {
    const worlds = [amountsOf(now, 0), amountsOf(now, 1)];
    return [
      {
        key: 'first',
        name: 'Killed first',
        cells: worlds.map(({ victims }) => [strong(whoDied(victims))]),
      },
      {
        key: 'kills',
        name: 'Kills in ten minutes',
        cells: worlds.map(({ victims }) => [strong(count(victims.length))]),
      },
      {
        key: 'p99',
        name: 'web: p99 of its response',
        cells: worlds.map(({ p99, p50, webPlaced }) =>
          webPlaced ? [strong(milliseconds(p99)), `, median ${milliseconds(p50)}`] : ['web has no place'],
        ),
      },
      {
        key: 'stolen',
        name: 'batch: stolen by others',
        cells: worlds.map(({ stolen }) => [strong(count(Math.round(stolen))), ' core-seconds']),
      },
      {
        key: 'throttled',
        name: 'batch: throttled by its limit',
        cells: worlds.map(({ throttled }) => [strong(count(Math.round(throttled))), ' core-seconds']),
      },
      {
        key: 'largest',
        name: 'Memory in use at the most',
        cells: worlds.map(({ peakBytes }) => [strong(bytes(peakBytes)), ` of ${bytes(hostMemory.value)}`]),
      },
    ];
  },
  goals: [
    {
      id: 'nobody',
      text: 'Let batch grow, by 5 MiB a second or more, and yet nobody be killed in either world.',
      met: (now) => now.values.growth >= 5 && victimsOf(now, 0).length === 0 && victimsOf(now, 1).length === 0,
    },
    {
      id: 'weight-alone',
      text: 'Take batch’s CPU limit away, and halve web’s p99 against “no limits” all the same.',
      met: (now) => {
        const [free, bound] = [amountsOf(now, 0), amountsOf(now, 1)];
        return now.values.cpu === 'none' && bound.webPlaced && bound.p99 <= free.p99 / 2;
      },
    },
    {
      id: 'no-place',
      text: 'Ask for so much for web that it finds no place on a host that has cores to spare.',
      met: (now) => !amountsOf(now, 1).webPlaced,
    },
  ],
  prediction: {
    kind: 'choice',
    question:
      'Three containers share a host, and nobody was given a limit. db sits still on 4 GiB, web on half a GiB; batch begins small after a minute and takes 20 MiB more each second, until the memory of the host is full. Who is killed first?',
    options: [
      {
        value: 'batch',
        label: 'batch: it is the one that fills the memory',
        reply:
          'That would be just. But the kernel does not ask who asked last or grew most; it looks for the one that holds most, and at that moment batch does not.',
      },
      {
        value: 'db',
        label: 'db: it holds the most, though it did nothing',
        reply:
          'The kernel looks for the one whose death frees most. Without limits, being large is dangerous, however quiet one is.',
      },
      {
        value: 'web',
        label: 'web: the smallest goes first',
        reply: 'Killing the smallest would free least. The kernel goes for the one that holds most.',
      },
      {
        value: 'nobody',
        label: 'Nobody: memory that runs out makes things slow',
        reply:
          'That is how CPU behaves: it can be given later. Memory that is not there cannot be lent until tomorrow; somebody must go.',
      },
    ],
    answer: (now) => firstVictim(now, 0),
    reveal: (now) => {
      const [first, second] = victimsOf(now, 0);
      const [own] = victimsOf(now, 1);
      return [
        strong(first === undefined ? 'Nobody is killed' : `${first.name} is killed after ${duration(first.at)}`),
        first === undefined ? '' : `, when it holds ${bytes(first.held)}`,
        second === undefined ? '' : `; ${second.name} goes on growing and follows after ${duration(second.at)}`,
        '. With limits it is ',
        strong(own === undefined ? 'nobody' : `${own.name}, after ${duration(own.at)}`),
        own === undefined ? '.' : ', at its own limit, again and again; db never notices.',
      ];
    },
  },
  stops: (worlds) => [
    { key: 'begin', label: 'beginning', at: 0 },
    { key: 'batch', label: 'batch is started', at: 60e6 },
    ...worlds.flatMap((world, i) => {
      const [first] = amountsIn(world).victims;
      return first === undefined
        ? []
        : [{ key: `kill-${String(i)}`, label: `the first kill (${world.title})`, at: first.at }];
    }),
    { key: 'end', label: 'end', at: endOf(worlds) },
  ],
  // Half-way: db is gone on the left, and batch runs on both sides.
  at: 300e6,
  pace: 20,
  sources: {
    note: 'Host, sizes, rates and growth are made up so that everything happens within ten minutes. That a container has no limit unless given one, that a CPU limit makes wait and that a memory limit kills is documented.',
    facts: ['docker-resource-defaults', 'cg2-weight', 'cg2-max', 'cg2-mem-max'],
  },
});
