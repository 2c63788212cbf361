import { explainIssues, measure, parseScenario, simulate } from 'hostlab';
import { hostsSize, hostsView, timelineFrame, timelineSize, timelineView, toSvg } from 'hostlab/figures';
import { catalogue, scenarios } from 'hostlab/presets';
import { test } from 'vitest';
import { alike, world } from '../../kit/figures/frames.ts';
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
