import { bill, explainIssues, measure, parseScenario, simulate } from 'hostlab';
import {
  billFrame,
  billOverTimeSize,
  billOverTimeView,
  billSize,
  billView,
  breakEvenFrame,
  breakEvenSize,
  breakEvenView,
  seriesFrame,
  seriesSize,
  seriesView,
  waterfallFrame,
  waterfallSize,
  waterfallView,
  hostsSize, hostsView, timelineFrame, timelineSize, timelineView, toSvg } from 'hostlab/figures';
import { catalogue, scenarios } from 'hostlab/presets';
import { test } from 'vitest';
import { alike, world } from '../../kit/figures/frames.ts';
import { played } from '../../kit/figures/played.ts';
import { expectGoldenSvg } from '../../kit/figures/golden-svg.ts';

const question = 'Twenty quiet services: how many machines do they need?';
const frames = [
  world([alike(7, 16, 2.25), alike(7, 16, 2), alike(6, 16, 2.5)]),
  world([alike(20, 2, 1.5), [], []], { noun: 'container' }),
];

test.each([
  ['phone', 330, 'light'],
  ['wide', 1080, 'dark'],
] as const)('hosts on a %s page are drawn as they were', (name, width, theme) => {
  const svg = toSvg(hostsView(frames, hostsSize(frames, width), question), { theme, source: 'made by hand' });
  expectGoldenSvg(new URL(`hosts-${name}.svg`, import.meta.url), svg);
});

test('promises beyond a host are drawn as they were', () => {
  const over = [world([alike(10, 16, 2), alike(3, 16, 4)])];
  expectGoldenSvg(new URL('hosts-over.svg', import.meta.url), toSvg(hostsView(over, hostsSize(over, 640), 'Over-promised?'), { theme: 'light' }));
});

test('a run over time is drawn as it was', () => {
  const { spec } = scenarios.find(({ name }) => name === 'noisy-neighbour')!;
  const parsed = parseScenario(spec, { catalogue });
  if (!parsed.ok) throw new Error(explainIssues(parsed.issues));
  const run = simulate(parsed.model, { seed: 1 });
  const frame = timelineFrame(run.model, run.trace, measure(run.model, run.trace));
  const svg = toSvg(timelineView(frame, timelineSize(frame, 1040)), { theme: 'auto', source: 'hostlab, seed 1' });
  expectGoldenSvg(new URL('timeline-noisy-neighbour.svg', import.meta.url), svg);
});

const quiet = { theme: 'light', source: 'hostlab, seed 1' } as const;

test.each([
  ['linear', 1040, {}],
  ['log-phone', 330, { scale: 'log', predicted: { vm: 12e6 } }],
  ['close', 640, { until: 2.5e6, against: ['warm-container'] }],
] as const)('a waterfall, %s, is drawn as it was', (name, width, options) => {
  const frame = waterfallFrame([{ title: 'one of each', ...played('start-up') }], options);
  const picture = waterfallView(frame, waterfallSize(frame, width), 'Ready to serve: what is the wait made of?');
  expectGoldenSvg(new URL(`waterfall-${name}.svg`, import.meta.url), toSvg(picture, quiet));
});

test('two storms on one scale are drawn as they were', () => {
  const runs = [
    { title: 'VMs on one disk', ...played('boot-storm') },
    { title: 'containers on one link', ...played('cold-pulls') },
  ];
  const frame = waterfallFrame(runs, { predicted: { vm: 120e6 } });
  const picture = waterfallView(frame, waterfallSize(frame, 820), 'Forty at once: who waits for what?');
  expectGoldenSvg(new URL('waterfall-storms.svg', import.meta.url), toSvg(picture, { ...quiet, theme: 'dark' }));
});

test('memory with its limit, a cursor and a prediction is drawn as it was', () => {
  const { model, trace, place } = played('noisy-neighbour');
  const tracks = ['leaky', 'report'].map((name) => ({
    name,
    model,
    trace,
    places: [place(name)],
    what: 'memory-used' as const,
  }));
  const frame = seriesFrame(tracks, {
    at: 171e6,
    limits: [{ name: 'limit of leaky', value: 2 ** 28 }],
    momentsOf: [place('leaky')],
    prediction: [
      [0, 1e8],
      [6e8, 4e8],
    ],
  });
  for (const width of [330, 1040]) {
    const svg = toSvg(seriesView(frame, seriesSize(frame, width), 'Who is killed?'), quiet);
    expectGoldenSvg(new URL(`series-memory-${String(width)}.svg`, import.meta.url), svg);
  }
});

test('two worlds with their difference are drawn as they were', () => {
  const hosts = (['vm', 'container'] as const).map((kind, i) => {
    const { model, trace } = played({
      hostlab: 1,
      name: kind,
      until: '1 min',
      hosts: [{ name: 'h', cores: 4, memory: '16 GiB' }],
      loads: [{ name: 'l', on: 'h', steady: 1 + i }],
      tasks: [{ name: 't', on: 'h', at: '20 s', work: 20, threads: 2 }],
    });
    return { name: `as ${kind}s`, model, trace, places: [0], what: 'cpu-used' as const };
  });
  const frame = seriesFrame(hosts, { difference: true, limits: [{ name: 'the host', value: 4 }] });
  const svg = toSvg(seriesView(frame, seriesSize(frame, 640), 'How much less?'), quiet);
  expectGoldenSvg(new URL('series-difference.svg', import.meta.url), svg);
});

test('a month of bills is drawn as it was', () => {
  const { model, trace, place } = played('month-of-cost');
  const whole = bill(model, trace, model.prices!);
  const ways = ['running', 'stopped', 'deallocated', 'instance', 'instance-off'].map((title) => ({
    title,
    model,
    bill: whole,
    places: [place(title)],
  }));
  const frame = billFrame(ways);
  const question = 'What does a month cost?';
  for (const width of [330, 1040]) {
    const svg = toSvg(billView(frame, billSize(frame, width), question), quiet);
    expectGoldenSvg(new URL(`bill-lines-${String(width)}.svg`, import.meta.url), svg);
  }
  const onTheWay = billFrame(ways, { at: 576e9 });
  const over = toSvg(billOverTimeView(onTheWay, billOverTimeSize(onTheWay, 820), question), quiet);
  expectGoldenSvg(new URL('bill-over-time.svg', import.meta.url), over);
  const one = billFrame([ways[1]!], {
    prediction: [
      [0, 0],
      [2628e9, 40],
    ],
  });
  const parts = toSvg(billOverTimeView(one, billOverTimeSize(one, 640), 'A stopped VM: what does it cost?'), quiet);
  expectGoldenSvg(new URL('bill-of-one.svg', import.meta.url), parts);
});

test('a break-even is drawn as it was', () => {
  const uses = [0, 100, 200, 300, 400, 500, 600, 730];
  const frame = breakEvenFrame({
    currency: 'USD',
    use: { name: 'hours used in the month', unit: 'h', most: 730 },
    ways: [
      { title: 'a VM', points: uses.map((use) => [use, 55] as const), theory: { fixed: 55, perUse: 0 } },
      {
        title: 'an instance',
        points: uses.map((use) => [use, use * 0.1166] as const),
        theory: { fixed: 0, perUse: 0.1166 },
      },
    ],
    theory: 55 / 0.1166,
    at: 160,
    predicted: 300,
  });
  for (const width of [330, 820]) {
    const svg = toSvg(breakEvenView(frame, breakEvenSize(frame, width), 'From how many hours on does a VM pay?'), quiet);
    expectGoldenSvg(new URL(`break-even-${String(width)}.svg`, import.meta.url), svg);
  }
});
