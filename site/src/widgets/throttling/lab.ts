import { count, percent, strong, type SeriesFrame, type Sentence } from 'hostlab/figures';
import { panels } from '../kit/figures/panels.ts';
import { seriesOfNow, type SeriesWish } from '../kit/figures/series.ts';
import { defineLab, type Now } from '../kit/lab.ts';
import { amountsOf, milliseconds, type Amounts } from './amounts.ts';
import { batch, begins, capacity, db, ends, together, web, type Knobs } from './scenarios.ts';

const titles = ['No limits', 'Limit or request'] as const;

function worldFrame(now: Now, world: 0 | 1): SeriesFrame {
  const tracks: readonly SeriesWish[] = [
    { name: 'db', world, places: [db], what: 'cpu-used', look: 1 },
    { name: 'web', world, places: [web], what: 'cpu-used', look: 2 },
    { name: 'batch', world, places: [batch], what: 'cpu-used', look: 3 },
    { name: 'stolen', world, places: [batch], what: 'steal' },
    { name: 'throttled', world, places: [batch], what: 'throttled' },
  ];
  return seriesOfNow(
    now,
    () =>
      tracks.filter(({ name }) =>
        name !== 'throttled' && name !== 'stolen' ? true : amountsOf(now, world)[name] >= 0.5,
      ),
    () => ({
      title: titles[world],
      world,
      stacked: true,
      moments: 0,
      momentsOf: [],
      lane: true,
      stretches: 20,
      limits: [capacity],
    }),
  );
}

function cores(seconds: number): Sentence {
  return [strong(count(Math.round(seconds))), ' core-seconds'];
}

function waits({ p95, p50, webPlaced }: Amounts): Sentence {
  return webPlaced ? [strong(milliseconds(p95)), `, median ${milliseconds(p50)}`] : ['web has no place'];
}

export const lab = defineLab<Knobs>({
  id: 'throttling',
  title: 'Four cores, six wanted: who waits for whom?',
  knobs: {
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
  },
  scenarios: (values) => [
    { title: titles[0], scenario: together(values, false) },
    { title: titles[1], scenario: together(values, true) },
  ],
  figures: [
    panels('cpu', 'Who has the four cores, and what batch wants beyond', (now) => [
      worldFrame(now, 0),
      worldFrame(now, 1),
    ]),
  ],
  caption: (now) => {
    const [free, bound] = [amountsOf(now, 0), amountsOf(now, 1)];
    return [
      'Without limits, one request to web in twenty takes more than ',
      strong(milliseconds(free.p95)),
      ...(bound.webPlaced
        ? ['; with them, ', strong(milliseconds(bound.p95))]
        : ['; with them there is ', strong('no place for web'), ', which asks for more than is left']),
      `. There batch is denied ${percent(bound.throttled / Math.max(1e-9, bound.wanted))} of what it wants by its own limit, and ${percent(bound.stolen / Math.max(1e-9, bound.wanted))} by its neighbours.`,
    ];
  },
  numbers: (now) => {
    const both = [amountsOf(now, 0), amountsOf(now, 1)];
    return [
      { key: 'p95', name: 'web: p95 of its response', cells: both.map(waits) },
      { key: 'got', name: 'batch: got', cells: both.map(({ got }) => cores(got)) },
      { key: 'stolen', name: 'batch: stolen by others', cells: both.map(({ stolen }) => cores(stolen)) },
      { key: 'throttled', name: 'batch: throttled by its limit', cells: both.map(({ throttled }) => cores(throttled)) },
    ];
  },
  goals: [
    {
      id: 'weight-alone',
      text: 'Take batch’s limit away, and halve web’s p95 against “no limits” all the same.',
      met: (now) => {
        const [free, bound] = [amountsOf(now, 0), amountsOf(now, 1)];
        return now.values.cpu === 'none' && bound.webPlaced && bound.p95 <= free.p95 / 2;
      },
    },
    {
      id: 'no-place',
      text: 'Ask for so much for web that it finds no place on a host that has cores to spare.',
      met: (now) => !amountsOf(now, 1).webPlaced,
    },
  ],
  stops: () => [
    { key: 'begin', label: 'beginning', at: 0 },
    { key: 'batch', label: 'batch is started', at: begins * 1e6 },
    { key: 'end', label: 'end', at: ends * 1e6 },
  ],
  at: 26e6,
  pace: 2,
  sources: {
    note: 'Host, rates and work are made up. That a CPU limit makes work wait, even on an idle host, and how weights divide cores, is documented.',
    facts: ['cg2-weight', 'cg2-max', 'cfs-bandwidth'],
  },
});
