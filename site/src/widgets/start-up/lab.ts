import { count as counted, duration, percent, strong, type Sentence } from 'hostlab/figures';
import { waterfall } from '../kit/figures/waterfall.ts';
import { fetchedWords, imageKnob } from '../kit/images.ts';
import { defineLab, type Now, type Values } from '../kit/lab.ts';
import { starts, usualUplink } from './scenario.ts';
import { compared, kinds, placesOf } from './times.ts';

interface Knobs extends Values {
  readonly count: number;
  readonly where: 'each' | 'one';
  readonly image: 'nginx' | 'python' | 'jupyter-scipy';
  readonly scale: 'linear' | 'near' | 'log';
}

/** µs: where the close look ends. */
const near = 5e6;

/** A ratio as it is said: `1.0`, `4.6`, `30`. */
export function timesWords(times: number): string {
  return times < 9.95 ? times.toFixed(1) : counted(Math.round(times));
}

/** How many compare with one. */
function asLong(times: number): string {
  return times < 1.05 ? 'no longer than one' : `${timesWords(times)} times as long`;
}

/** Machines of a world that were asked for by the instant that is shown, and those of them that are ready. */
function soFar({ worlds, at }: Now, world: number): { readonly asked: number; readonly ready: number } {
  const machines = (worlds[world]?.measures.machines ?? []).filter(({ requestedAt }) => requestedAt <= at);
  const ready = machines.filter(({ readyAt }) => readyAt !== null && readyAt <= at);
  return { asked: machines.length, ready: ready.length };
}

const figure = waterfall('From asked for to ready', (now) => ({
  rows: (world) => kinds.map(({ stem, name }) => ({ name, places: placesOf(world, stem) })),
  scale: now.values['scale'] === 'log' ? 'log' : 'linear',
  from: 1000,
  // The axis ends when the clock does.
  until: now.values['scale'] === 'near' ? near : now.end,
  inTime: true,
}));

export const lab = defineLab<Knobs>({
  id: 'start-up',
  title: 'Asked for: how long until it is ready?',
  knobs: {
    count: { kind: 'range', label: 'How many at once', unit: 'of each', min: 1, max: 40, step: 1, usual: 40 },
    where: {
      kind: 'choice',
      label: 'Hosts',
      options: [
        { value: 'each', label: 'a host for each machine' },
        { value: 'one', label: 'one host for all of a kind' },
      ],
      usual: 'each',
    },
    image: imageKnob('Image of the containers', ['nginx', 'python', 'jupyter-scipy'], 'python'),
    scale: {
      kind: 'choice',
      label: 'Scale of time',
      options: [
        { value: 'linear', label: 'linear' },
        { value: 'near', label: 'linear, the first 5 s' },
        { value: 'log', label: 'logarithmic' },
      ],
      usual: 'linear',
    },
  },
  scenarios: ({ count, where, image }, catalogue) => [
    { title: 'One alone', scenario: starts({ count: 1, where, image }, catalogue) },
    { title: 'Many at once', scenario: starts({ count, where, image }, catalogue) },
  ],
  figures: [figure],
  caption: (now) => {
    const cold = compared(now, 'cold');
    const vm = compared(now, 'vm');
    const { asked, ready } = soFar(now, 1);
    if (ready < asked || now.at < now.end)
      return [
        `After ${duration(now.at)}, `,
        strong(`${counted(ready)} of ${counted(asked)}`),
        ' that were asked for are ready.',
      ];
    const alone: Sentence = [
      'One cold container alone is ready after ',
      strong(duration(cold.alone.last)),
      ', one VM after ',
      strong(duration(vm.alone.last)),
    ];
    if (now.values.count === 1)
      return [...alone, `; of the container’s time ${percent(cold.alone.pull / cold.alone.last)} is fetching.`];
    return [
      ...alone,
      `. Of ${counted(now.values.count)} at once the last cold container is ready after `,
      strong(duration(cold.many.last)),
      `, ${asLong(cold.times)}, and the last VM after `,
      strong(duration(vm.many.last)),
      `, ${asLong(vm.times)}.`,
    ];
  },
  numbers: (now) => [
    ...kinds.map(({ stem, name }) => {
      const { alone, many, times } = compared(now, stem);
      return {
        key: stem,
        name,
        cells: [[strong(duration(alone.last))], [strong(duration(many.last)), ` for the last, × ${timesWords(times)}`]],
      };
    }),
    {
      key: 'so-far',
      name: 'Ready by the time shown',
      cells: now.worlds.map((_, world) => {
        const { asked, ready } = soFar(now, world);
        return [strong(counted(ready)), ` of ${counted(asked)} at ${duration(now.at)}`];
      }),
    },
  ],
  goals: [
    {
      id: 'once',
      text: 'Get forty cold containers ready in less than twice the time of one. What does that do to the VMs?',
      met: (now) => now.values.count === 40 && compared(now, 'cold').times < 2,
    },
    {
      id: 'small',
      text: 'With a host for each machine: have forty cold containers ready before forty VMs from an image.',
      met: (now) =>
        now.values.count === 40 &&
        now.values.where === 'each' &&
        compared(now, 'cold').many.last < compared(now, 'vm').many.last,
    },
    {
      id: 'close',
      text: 'Find a scale on which the quick ones can be seen in their parts.',
      met: ({ values }) => values.scale !== 'linear',
    },
  ],
  prediction: {
    kind: 'number',
    question: (catalogue) =>
      `One container is started on an empty host: its image, ${fetchedWords('python', catalogue)}, comes from a registry that sends ${String(usualUplink)} Gbit/s. Now forty are started at once, each on an empty host of its own, from the same registry. How many times as long is it until all forty are ready?`,
    unit: 'times as long as one',
    min: 1,
    max: 100,
    step: 1,
    tolerance: 6,
    answer: (now) => Math.round(compared(now, 'cold').times),
    reveal: (now) => {
      const { alone, many, times } = compared(now, 'cold');
      return [
        `One takes ${duration(alone.last)}, forty take `,
        strong(duration(many.last)),
        `: ${timesWords(times)} times as long. They share the one thing that is not theirs alone, the registry: fetching takes `,
        strong(`${timesWords(many.pull / alone.pull)} times`),
        ' as long, and the rest of a start as long as ever.',
      ];
    },
  },
  sources: {
    note: `The registry’s ${String(usualUplink)} Gbit/s and the hosts are illustrative. VMs and microVMs find their image on the host; only containers fetch. The warm containers are asked for after the cold ones, on the same hosts.`,
    facts: ['ct-slacker-pull-share', 'ct-pull-azure'],
  },
});
