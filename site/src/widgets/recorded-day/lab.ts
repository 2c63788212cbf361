import { count, percent, strong } from 'hostlab/figures';
import { planetlabDays, planetlabSource } from '../../data/planetlab.ts';
import { defineLab, type LabFigure } from '../kit/lab.ts';
import { rankedFrame, ranks } from './frame.ts';
import { rankedView } from './view.ts';
import { rankedTable } from './words.ts';

const ranked: LabFigure = {
  name: 'ranked',
  label: 'A hundred machines, by what they use',
  view: (now, width, title) => rankedView(rankedFrame(now), width, title),
  table: (now) => rankedTable(rankedFrame(now)),
  world: 0,
};

export const lab = defineLab<{ readonly day: string; readonly quiet: number }>({
  id: 'recorded-day',
  title: '“Most VMs use 5 % of what they reserve”: do they?',
  knobs: {
    day: {
      kind: 'choice',
      label: 'Recorded on',
      options: planetlabDays.map(({ day }) => ({ value: day, label: day })),
      usual: planetlabDays[0]?.day ?? '',
    },
    quiet: { kind: 'range', label: 'How little is quiet?', unit: '%', min: 1, max: 50, step: 1, usual: 5 },
  },
  scenarios: ({ day }) => {
    const { means = [] } = planetlabDays.find((one) => one.day === day) ?? {};
    return [
      {
        title: day,
        scenario: {
          hostlab: 1,
          name: `a hundred machines of ${day}`,
          until: '1 h',
          hosts: [{ name: 'host', cores: means.length, memory: '400 GiB' }],
          vms: [{ name: 'vm', count: means.length, vcpus: 1, memory: '4 GiB', cpu: { mode: 'reserved' } }],
          loads: means.map((mean, i) => ({ on: `vm-${String(i + 1)}`, steady: mean / 100, until: '1 h' })),
        },
      },
    ];
  },
  figures: [ranked],
  caption: (now) => {
    const { machines, below, quiet, mean, busiestTenth } = rankedFrame(now);
    const share = below / machines.length;
    return [
      `On ${now.values.day}, `,
      strong(`${count(below)} of ${count(machines.length)}`),
      ` machines use at most ${percent(quiet)} of what they reserve: ${share > 0.5 ? 'most of them' : 'many, but not most'}. All together use `,
      strong(percent(mean)),
      `, because the busiest tenth does ${percent(busiestTenth)} of the work.`,
    ];
  },
  numbers: (now) => {
    const { machines, below, mean, busiestTenth } = rankedFrame(now);
    return [
      { key: 'below', name: 'Quiet machines', cells: [[strong(count(below)), ` of ${count(machines.length)}`]] },
      { key: 'middle', name: 'The one in the middle uses', cells: [[strong(percent(machines[50]?.share ?? 0))]] },
      { key: 'mean', name: 'All together use', cells: [[strong(percent(mean))]] },
      { key: 'tenth', name: 'Work of the busiest tenth', cells: [[strong(percent(busiestTenth))]] },
    ];
  },
  goals: [
    {
      id: 'other-day',
      text: 'Look at the other day: does the claim fare better?',
      met: ({ values }) => values.day !== planetlabDays[0]?.day,
    },
    {
      id: 'most',
      text: 'Find the smallest share that more than half of the machines stay within.',
      met: (now) => {
        const { machines, below, quiet } = rankedFrame(now);
        const less = machines.filter(({ share }) => share <= quiet - 0.01 + 1e-4).length;
        return below > machines.length / 2 && less <= machines.length / 2;
      },
    },
  ],
  prediction: {
    kind: 'curve',
    question:
      'A hundred real machines of one day in 2011 stand in a row, the quietest first. How much of its CPU does each use on average? Draw it.',
    places: ['5th', '25th', '50th', '75th', '95th'],
    along: 'of 100 machines, quietest first',
    height: 'Used of what is promised',
    unit: '%',
    min: 0,
    max: 100,
    step: 1,
    answer: (now) => {
      const { machines } = rankedFrame(now);
      return ranks.map((rank) => 100 * (machines[Math.floor(rank * machines.length)]?.share ?? 0));
    },
    reveal: (now) => {
      const { machines, below, mean } = rankedFrame(now);
      return [
        strong(`${count(below)} of ${count(machines.length)}`),
        ' use at most 5 %, the one in the middle ',
        strong(percent(machines[50]?.share ?? 0)),
        ', all together ',
        strong(percent(mean)),
        ': a long flat stretch and a steep end. No single number says that.',
      ];
    },
  },
  // Each machine wants its day's mean at every instant: there is no day to play, only what the day came to.
  timeless: true,
  sources: {
    note: `Each of the hundred wants steadily what the machine of its rank wanted on average (${planetlabSource.title}; ${planetlabSource.by}). One core each and memory are illustrative: the recording says neither.`,
    facts: ['az2019-avgcpu'],
  },
});
