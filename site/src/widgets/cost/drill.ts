import { bill } from 'hostlab';
import { count, money, percent, unitPriceAmount } from 'hostlab/figures';
import { cloud, lists, listWords, monthHours, rented } from '../../data/rented.ts';
import type { Drill } from '../kit/drill.ts';

/** The cheaper of two ways at somebody's hours, with disk and registry, with the numbers of one student. */
export const drill: Drill = {
  id: 'duty-cycle',
  lab: 'cost',
  title: '3 · Your hours',
  unit: 'US$ a month',
  tolerance: 0.5,
  draw: ({ one, integer }, play) => {
    const { value: list } = one(lists);
    const size = one(['middle', 'large'] as const);
    const disk = one([32, 64, 96, 128]);
    const [days, hours] = [integer(3, 7), integer(3, 14)];
    const registry = one([5, 10, 15, 20]);
    const used = (monthHours * days * hours) / 168;
    const { vm, instance, vcpus, gib } = rented(list, size, disk);
    const stopAt = `${String(Math.round(used * 60))} min`;
    const world = play({
      hostlab: 1,
      until: `${String(monthHours)} h`,
      prices: list,
      ...cloud,
      vms: [
        { name: 'vm', ...vm, stopAt, stopAs: 'deallocated' },
        { name: 'left-on', ...vm },
      ],
      containers: [{ name: 'instance', ...instance, stopAt }],
    });
    const { model, trace } = world.run;
    const book = model.prices!;
    const { lines } = bill(model, trace, book);
    const of = (name: string, meter?: string): number => {
      const place = model.hosts.length + model.machines.findIndex((machine) => machine.name === name);
      return lines.reduce(
        (sum, line) => sum + (line.what === place && (meter ?? line.meter) === line.meter ? line.amount : 0),
        0,
      );
    };
    const own = of('vm');
    const instances = of('instance') + registry;
    const vmWins = own < instances;
    const dollars = (value: number): string => money(value, book.currency);
    const from = listWords(book);
    const each = lines.find(({ meter }) => meter === 'vm-running')?.unitPrice ?? 0;
    const anHour = of('instance') / used;
    return {
      question: [
        [
          `You work on ${count(days)} days a week for ${count(hours)} hours; count a month as 730 hours, a week as 168. Prices of ${from}: an hour of a VM with ${count(vcpus)} vCPU and ${count(gib)} GiB is US$ ${unitPriceAmount(each, 4)}, its disk of ${count(disk)} GiB ${dollars(of('vm', 'disk'))} a month, an hour of an instance of that size US$ ${unitPriceAmount(anHour, 4)}. The instance’s image lies in a registry of its own for ${dollars(registry)} a month (made up), idle or not.`,
        ],
        ['Both are off while you are not there, the VM deallocated. What does the cheaper one cost a month?'],
      ],
      answer: Math.round(100 * Math.min(own, instances)) / 100,
      wrong: [
        {
          value: Math.max(own, instances),
          says: `That is the ${vmWins ? 'instance' : 'VM'} with all that belongs to it. The other one is cheaper.`,
        },
        { value: of('vm', 'vm-running'), says: 'That is the VM without its disk. The disk is billed all month.' },
        {
          value: of('instance'),
          says: 'That is the instance without its registry. The image is kept while nothing runs.',
        },
        { value: of('left-on'), says: 'That is a VM that is left on. This one is deallocated while you are away.' },
      ],
      hints: [
        'How many hours a month is that?',
        'What does each of the two cost while nobody works?',
        `${count(days)} × ${count(hours)} × 730 ÷ 168 = ${used.toFixed(0)} hours, ${percent(used / monthHours)} of the month.`,
      ],
      worked: [
        [
          `${used.toFixed(1)} hours. VM: ${dollars(of('vm', 'vm-running'))} for its hours and ${dollars(of('vm', 'disk'))} for its disk, `,
          { strong: dollars(own) },
          `. Instance: ${dollars(of('instance'))} and the registry’s ${dollars(registry)}, `,
          { strong: dollars(instances) },
          ` (${from}). The ${vmWins ? 'VM' : 'instance'} is cheaper, by ${dollars(Math.abs(own - instances))}; left on, the VM would be ${dollars(of('left-on'))}.`,
        ],
      ],
    };
  },
};
