import { duration, percent, strong, type Sentence } from 'hostlab/figures';
import type { MachineMeasures, PhaseName, Scenario } from 'hostlab';
import { waterfall } from '../kit/figures/waterfall.ts';
import { fetchedWords, imageKnob } from '../kit/images.ts';
import { defineLab, usualValues, type Now, type Played } from '../kit/lab.ts';

interface Knobs {
  readonly image: 'nginx' | 'python';
  readonly uplink: '1' | '10';
  readonly there: 'nothing' | 'all';
  readonly [name: string]: string;
}

/** Gbit/s that the registry sends at first. */
const usualUplink = '1';

/** µs of the start that is looked at, by what it spends them on. */
export interface OneStart {
  readonly ready: number;
  readonly fetch: number;
  readonly unpack: number;
}

function containerOf([world]: readonly Played[]): MachineMeasures {
  const machine = world?.measures.machines.at(-1);
  if (machine === undefined) throw new Error('There is no container.');
  return machine;
}

/** What the container's start took. */
export function startOf({ worlds }: Now): OneStart {
  const machine = containerOf(worlds);
  if (machine.readyAt === null) throw new Error('The container never gets ready.');
  const of = (wanted: string): number =>
    machine.startup.reduce((sum, { phase, from, to }) => sum + (phase === wanted ? to - from : 0), 0);
  return { ready: machine.readyAt - machine.requestedAt, fetch: of('pull'), unpack: of('unpack') };
}

/** The steps of a container's start: what was done in one that is over, and what is done in one that is not. */
const steps: Partial<Record<PhaseName, readonly [done: string, doing: string]>> = {
  pull: ['to pull', 'pulling'],
  unpack: ['to unpack', 'unpacking'],
  create: ['to create it', 'creating it'],
  start: ['to start it', 'starting it'],
  service: ['to get ready', 'getting ready'],
};

/** The start so far, while it goes on. */
function soFar({ worlds, at }: Now): Sentence {
  const { requestedAt, startup } = containerOf(worlds);
  if (at < requestedAt) return [strong('It is not asked for yet'), ': an earlier one has its image pulled.'];
  if (at === requestedAt) return [strong('It has just been asked for'), '.'];
  const told = startup
    .filter(({ from }) => from < at)
    .map(({ phase, from, to }) => {
      const [done, doing] = steps[phase] ?? [`of ${phase}`, phase];
      return to <= at ? `${duration(to - from)} ${done}` : `${duration(at - from)} of ${doing} so far`;
    });
  return [strong('It is not ready yet'), `: ${told.join(', ')}.`];
}

function scenarioOf({ image, uplink, there }: Knobs): Scenario {
  const container = { on: 'host', image, cpu: { request: 0.5 } };
  return {
    hostlab: 1,
    name: 'one cold container',
    registry: { uplink: `${uplink} Gbit/s` },
    hosts: [{ name: 'host', preset: 'server-64' }],
    containers:
      there === 'nothing'
        ? [{ name: 'container', ...container }]
        : [
            { name: 'earlier-one', ...container },
            { name: 'container', ...container, at: '1 min' },
          ],
  };
}

export const lab = defineLab<Knobs>({
  id: 'cold-start',
  title: 'One container, asked for on an empty host: where does the time go?',
  knobs: {
    image: imageKnob('Image', ['nginx', 'python'], 'python'),
    uplink: {
      kind: 'choice',
      label: 'The registry sends',
      options: [
        { value: '1', label: '1 Gbit/s' },
        { value: '10', label: '10 Gbit/s' },
      ],
      usual: usualUplink,
    },
    there: {
      kind: 'choice',
      label: 'On the host already',
      options: [
        { value: 'nothing', label: 'nothing' },
        { value: 'all', label: 'the image' },
      ],
      usual: 'nothing',
    },
  },
  scenarios: (values) => [{ title: 'One start', scenario: scenarioOf(values) }],
  figures: [
    waterfall('From asked for to ready', () => ({
      inTime: true,
      rows: ({ measures }) => [{ name: 'container', places: measures.machines.slice(-1).map(({ place }) => place) }],
    })),
  ],
  caption: (now) => {
    const { readyAt } = containerOf(now.worlds);
    if (readyAt === null || now.at < readyAt) return soFar(now);
    const { ready, fetch, unpack } = startOf(now);
    const rest = ready - fetch - unpack;
    return [
      'Ready after ',
      strong(duration(ready)),
      fetch === 0 ? ': nothing is pulled, and ' : `: ${duration(fetch)} to pull, ${duration(unpack)} to unpack, `,
      `${duration(rest)} ${fetch === 0 ? 'is what it takes ' : ''}to create it, start it and get ready`,
      ...(fetch === 0 ? ['.'] : ['. Pulling is ', strong(percent(fetch / ready)), ' of it.']),
    ];
  },
  goals: [
    {
      id: 'two-seconds',
      text: 'Have it ready within 2 s by changing one thing only. Which of the ways is the cheapest?',
      met: (now) => {
        const usual = usualValues(lab);
        const changed = Object.keys(usual).filter((name) => now.values[name] !== usual[name]);
        return changed.length === 1 && startOf(now).ready <= 2e6;
      },
    },
    {
      id: 'not-fetching',
      text: 'Find a cold start of which most is not fetching.',
      met: (now) => {
        const { ready, fetch } = startOf(now);
        return fetch > 0 && fetch < ready / 2;
      },
    },
  ],
  prediction: {
    kind: 'number',
    question: (catalogue) =>
      `A container is asked for on a host that has nothing of its image, ${fetchedWords('python', catalogue)}; a registry sends it at ${usualUplink} Gbit/s. What share of the time until the service is ready goes into fetching?`,
    unit: '% of the start',
    min: 0,
    max: 100,
    step: 1,
    tolerance: 6,
    answer: (now) => {
      const { ready, fetch } = startOf(now);
      return Math.round((100 * fetch) / ready);
    },
    reveal: (now) => {
      const { ready, fetch } = startOf(now);
      return [
        strong(percent(fetch / ready)),
        `: ${duration(fetch)} of ${duration(ready)}. What is left is unpacking, creating, starting and getting ready.`,
      ];
    },
  },
  stops: () => [],
  sources: {
    note: `The registry’s ${usualUplink} Gbit/s and the host are illustrative.`,
    facts: ['ct-slacker-pull-share'],
  },
});
