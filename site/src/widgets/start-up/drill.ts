import { count } from 'hostlab/figures';
import type { Drill } from '../kit/drill.ts';
import { create, oneStart, readyAfter, service, type ColdStart } from './one-start.ts';

/** s: within what the container has to be ready. */
const target = 2;

/** Changes that somebody offers, and what becomes of a start by each. */
const changes: readonly { readonly name: string; readonly to: (start: ColdStart) => ColdStart }[] = [
  { name: 'ten times the network', to: (start) => ({ ...start, uplink: 10 * start.uplink }) },
  { name: 'ten times the disk', to: (start) => ({ ...start, disk: 10 * start.disk }) },
  { name: 'an image of half the size', to: (start) => ({ ...start, megabytes: start.megabytes / 2 }) },
  { name: 'an image of a sixth of the size', to: (start) => ({ ...start, megabytes: start.megabytes / 6 }) },
  {
    name: 'the image kept on every host, fetched before anybody needs it',
    to: (start) => ({ ...start, megabytes: 0 }),
  },
];

/** The cheapest change that brings a start within two seconds, with the numbers of one student. */
export const drill: Drill = {
  id: 'two-seconds',
  lab: 'start-up',
  title: '2 · The cheapest change',
  unit: 'US$ a month',
  tolerance: 0,
  draw: ({ one, integer }, play) => {
    const asGiven: ColdStart = {
      megabytes: 60 * integer(3, 9),
      uplink: 1,
      disk: one([250, 400, 500, 800, 1600, 2000]),
    };
    const prices = [5, 10, 15, 20, 25, 30, 40, 50, 60, 80];
    const offers = changes.map(({ name, to }) => {
      const start = to(asGiven);
      const [price = 0] = prices.splice(integer(0, prices.length - 1), 1);
      return { name, price, takes: readyAfter(play(oneStart(start))) };
    });
    const enough = offers.filter(({ takes }) => takes <= target).sort((a, b) => a.price - b.price);
    const tooLittle = offers.filter(({ takes }) => takes > target);
    const [cheapest] = enough;
    // Something cheaper has to fall short, something dearer to do, and nothing to be close.
    if (cheapest === undefined || enough.length < 2 || offers.some(({ takes }) => Math.abs(takes - target) < 0.1))
      return undefined;
    if (tooLittle.filter(({ price }) => price < cheapest.price).length < 2) return undefined;
    const { megabytes, disk } = asGiven;
    const seconds = (time: number): string => `${time.toFixed(1)} s`;
    const fetch = (8 * megabytes) / 1000;
    const unpack = (3 * megabytes) / disk;
    return {
      question: [
        [
          `A container’s image has ${count(megabytes)} MB and three times as much unpacked. The registry sends 1 Gbit/s, the disk writes ${count(disk)} MB/s, creating takes ${String(create)} s and the service another ${String(service)} s. It has to be ready within ${count(target)} s. On offer are, for made-up prices a month:`,
        ],
        ...offers.map(({ name, price }) => [`US$ ${count(price)}: ${name}.`]),
        ['One change only. What does the cheapest one cost that does it?'],
      ],
      answer: cheapest.price,
      wrong: [
        ...tooLittle.map(({ name, price, takes }) => ({
          value: price,
          says: `With ${name} a start still takes ${seconds(takes)}.`,
        })),
        ...enough.slice(1).map(({ name, price }) => ({
          value: price,
          says: `With ${name} it is ready in time, but something cheaper does it too.`,
        })),
      ],
      hints: [
        'Which parts of the start does each change shorten, and which does it leave as they are?',
        'Fetching, unpacking, creating and the service follow one another: work out the four of them first.',
        `Now it takes ${seconds(fetch)} to fetch, ${seconds(unpack)} to unpack and ${seconds(create + service)} for the rest.`,
      ],
      worked: [
        [
          `As it is: ${seconds(fetch)} + ${seconds(unpack)} + ${seconds(create + service)}. The simulator says for the changes:`,
        ],
        ...offers.map(({ name, price, takes }) => [
          `${name}: ${seconds(takes)}, ${takes <= target ? 'in time' : 'too late'}, US$ ${count(price)}.`,
        ]),
        [
          { strong: `US$ ${count(cheapest.price)}` },
          ` buys enough. What shortens one part only is of no use where another part alone is too long.`,
        ],
      ],
    };
  },
};
