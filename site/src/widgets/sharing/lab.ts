import { bytes, count, duration, percent, strong, type Sentence } from 'hostlab/figures';
import { panels } from '../kit/figures/panels.ts';
import { defineLab, type Now } from '../kit/lab.ts';
import { endOf } from '../kit/instants.ts';
import {
  firstVictim,
  framesOf,
  instants,
  killedIn,
  killedOf,
  meansOf,
  sharedHeights,
  sharedLine,
  titles,
} from './frames.ts';
import { fullAfter, grown, hostToGo, settled } from './by-hand.ts';
import { begins, host, hostMemory, room, three, together, usualGrowth, written, type Knobs } from './scenarios.ts';

const [db, web, batch] = three;
/** Seconds: when the host is full, if nobody has a limit. */
const full = fullAfter(hostToGo);

function whoDied(now: Now, world: 0 | 1): string {
  const [first] = killedIn(now, world);
  return first === undefined ? 'nobody' : `${first.name}, after ${duration(first.at)}`;
}

function alone(now: Now): Sentence {
  const kills = killedIn(now, 0);
  if (kills.length === 0) return [strong('nobody is killed'), ' where each has a VM'];
  return ['With a VM each, ', strong('batch is killed in its own VM'), ' and db never notices'];
}

function shared(now: Now): Sentence {
  const [first] = killedIn(now, 1);
  if (first === undefined) return [strong('nobody is killed'), ': what one leaves, another takes'];
  const after = `after ${duration(first.at)}`;
  if (first.name === 'db')
    return ['db asked for nothing, and ', strong(`db is killed ${after}`), ': batch took what was left'];
  return [strong(`${first.name} is killed ${after}`), ', and db lives'];
}

export const lab = defineLab<Knobs>({
  id: 'sharing',
  title: 'One noisy neighbour: who is killed?',
  knobs: {
    growth: { kind: 'range', label: 'batch grows by', unit: 'MiB/s', min: 0, max: 200, step: 10, usual: usualGrowth },
    limit: {
      kind: 'choice',
      label: 'batch’s limit, shared',
      options: [
        { value: 'none', label: 'none' },
        { value: '1', label: '1 GiB' },
        { value: '2', label: '2 GiB' },
        { value: '4', label: '4 GiB' },
      ],
      usual: 'none',
    },
  },
  scenarios: (values) => [
    { title: titles[0], scenario: together(values, 0) },
    { title: titles[1], scenario: together(values, 1) },
  ],
  figures: [panels('memory', 'Memory in use', framesOf)],
  caption: (now) => {
    const { promised, used } = meansOf(now, 0);
    const [apart, together] = [alone(now), shared(now)];
    const first = typeof apart[0] === 'string' ? apart : [{ strong: 'Nobody is killed' }, ...apart.slice(1)];
    return [...first, `; ${percent(1 - used / promised)} of what is promised lies idle. Shared, `, ...together, '.'];
  },
  numbers: (now) => [
    { key: 'first', name: 'Killed first', cells: [[strong(whoDied(now, 0))], [strong(whoDied(now, 1))]] },
    {
      key: 'kills',
      name: 'Kills in the minute',
      cells: ([0, 1] as const).map((world) => [strong(count(killedIn(now, world).length))]),
    },
    {
      key: 'promised',
      name: 'Memory set aside',
      cells: ([0, 1] as const).map((world) => {
        const { promised } = meansOf(now, world);
        return [strong(promised === 0 ? 'none' : bytes(promised)), ` of ${bytes(hostMemory.value)}`];
      }),
    },
    {
      key: 'used',
      name: 'In use on average',
      cells: ([0, 1] as const).map((world) => [strong(bytes(meansOf(now, world).used))]),
    },
  ],
  goals: [
    {
      id: 'nobody',
      text: 'Let batch grow, by 10 MiB a second or more, and yet nobody be killed in either world.',
      met: (now) => now.values.growth >= 10 && killedIn(now, 0).length === 0 && killedIn(now, 1).length === 0,
    },
    {
      id: 'lent',
      text: 'Find a growth at which sharing is better: batch lives among the containers, and its own VM kills it.',
      met: (now) => killedIn(now, 0).length > 0 && killedIn(now, 1).length === 0,
    },
    {
      id: 'limited',
      text: `Back at ${String(usualGrowth)} MiB a second, save db among the containers.`,
      met: (now) => now.values.growth >= usualGrowth && killedIn(now, 1).every(({ name }) => name !== 'db'),
    },
  ],
  prediction: {
    kind: 'curve',
    question: 'Draw the memory in use over the next minute. Who dies first?',
    setting: `Three containers share ${written(room)}, and none has a limit. db sits still on ${written(db.holds)} and web on ${written(web.holds)}. After ${String(begins)} seconds batch begins with ${written(batch.holds)} and takes ${String(usualGrowth)} MiB more each second.`,
    places: instants.map((at) => `${String(at)} s`),
    height: 'Memory in use by all three',
    unit: 'GiB',
    min: 0,
    max: host.memory,
    step: 0.25,
    begins: settled,
    mark: { words: `all there is: ${written(room)}`, height: room },
    answer: sharedHeights,
    line: sharedLine,
    ideas: [
      {
        heights: instants.map((at) => Math.min(grown(at), grown(begins))),
        says: 'It is nearest to a world in which what one takes another gives. Nobody gives: memory in use stays in use.',
      },
      {
        heights: instants.map((at) => Math.min(grown(at), host.memory)),
        says: `It is nearest to a host without an end. This one has ${written(room)} for containers.`,
      },
      {
        heights: instants.map((at) => Math.min(grown(at), room)),
        says: 'It is nearest to a world in which memory that has run out only makes slow. So it is with CPU; memory cannot be given later.',
      },
      {
        heights: instants.map((at) => grown(at < full ? at : at - full + begins)),
        says: 'It is nearest to a world in which the one who took too much is killed, and starts again. The kernel looks for size, not for guilt.',
      },
    ],
    ask: {
      question: 'Who dies first?',
      options: [
        {
          value: 'batch',
          label: 'batch: it fills the memory',
          reply: 'That would be just; but the kernel looks for the one that holds most, and batch does not.',
        },
        {
          value: 'db',
          label: 'db: it holds the most',
          reply: 'The kernel looks for the one whose death frees most. Being large is dangerous, however quiet one is.',
        },
        {
          value: 'web',
          label: 'web: it is the smallest',
          reply: 'Killing the smallest would free least. The kernel goes for the one that holds most.',
        },
        {
          value: 'nobody',
          label: 'nobody: all get slow',
          reply: 'That is how CPU behaves. Memory that is not there cannot be had later; somebody must go.',
        },
      ],
      answer: (now) => firstVictim(now, 1),
    },
    reveal: (now) => {
      const [first] = killedIn(now, 1);
      const [own] = killedIn(now, 0);
      return [
        strong(first === undefined ? 'Nobody is killed' : `${first.name} is killed after ${duration(first.at)}`),
        ', when nothing is left; all that it held is free at once, and batch goes on taking. With a VM each it is ',
        strong(own === undefined ? 'nobody' : `${own.name}, after ${duration(own.at)}`),
        own === undefined ? '.' : ': it meets the wall of its own VM.',
      ];
    },
  },
  stops: (worlds) => [
    { key: 'begin', label: 'beginning', at: 0 },
    { key: 'batch', label: 'batch is started', at: begins * 1e6 },
    ...worlds.flatMap((world, i) => {
      const [first] = killedOf(world);
      return first === undefined
        ? []
        : [{ key: `kill-${String(i)}`, label: `first kill, ${i === 0 ? 'VMs' : 'shared'}`, at: first.at }];
    }),
    { key: 'end', label: 'end', at: endOf(worlds) },
  ],
  // db is gone where all share, and batch has begun anew in its VM.
  at: 45e6,
  pace: 3,
  sources: {
    note: 'Host, sizes and growth are made up so that everything happens within a minute. That a container has no limit unless given one, and that a memory limit kills, is documented.',
    facts: ['docker-resource-defaults', 'cg2-mem-max', 'oom-score'],
  },
});
