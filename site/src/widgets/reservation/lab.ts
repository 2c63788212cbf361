import { bytes, count, inWords, percent, several, strong } from 'hostlab/figures';
import { hostFrames, hosts } from '../kit/figures/hosts.ts';
import { defineLab, type Now } from '../kit/lab.ts';

const gib = 1_073_741_824;
const cores = 32;
const vcpus = 2;
/** The host’s memory, and what it keeps of it for itself, GiB. */
export const host = { memory: 64, own: 2 } as const;
const ownBytes = host.own * gib;

/** As the knobs first stand: GiB of each VM, VMs, and per cent of what is promised. */
export const usual = { memory: 4, asked: 20, use: 5 } as const;

/** How many promises fit beside what the host keeps, by hand. */
export const fitting = (memory: number): number => Math.floor((host.memory - host.own) / memory);
/** Those who forget what the host keeps say this. */
const forgetful = host.memory / usual.memory;

interface Knobs {
  readonly memory: number;
  readonly asked: number;
  readonly use: number;
  readonly [name: string]: number;
}

/** What there is, what is promised and what is used on the host, now. */
export function sums(now: Now): {
  readonly fit: number;
  readonly wait: number;
  readonly capacity: number;
  readonly promised: number;
  readonly used: number;
  readonly busy: number;
} {
  const [frame] = hostFrames(now);
  if (frame === undefined) throw new Error('There is no host.');
  const { bytes: memory, cores: cpu } = frame.total;
  const machines = now.worlds[0]?.measures.machines ?? [];
  const fit = machines.filter(({ placedAt }) => placedAt !== null && placedAt <= now.at).length;
  return {
    fit,
    wait: machines.length - fit,
    capacity: memory.capacity,
    promised: memory.promised,
    used: memory.used,
    busy: cpu.used,
  };
}

export const lab = defineLab<Knobs>({
  id: 'reservation',
  title: `A host of ${String(host.memory)} GiB: how many VMs can be promised a place?`,
  knobs: {
    memory: { kind: 'range', label: 'Memory of each VM', unit: 'GiB', min: 1, max: 16, step: 1, usual: usual.memory },
    asked: { kind: 'range', label: 'VMs asked for', unit: 'VMs', min: 1, max: 40, step: 1, usual: usual.asked },
    use: { kind: 'range', label: 'Used of what is promised', unit: '%', min: 0, max: 100, step: 5, usual: usual.use },
  },
  scenarios: ({ memory, asked, use }) => [
    {
      title: 'Reserving VMs',
      scenario: {
        hostlab: 1,
        name: 'the arithmetic of promises',
        until: '10 min',
        hosts: [
          { name: 'host', cores, memory: `${String(host.memory)} GiB`, system: { memory: `${String(host.own)} GiB` } },
        ],
        vms: [
          {
            name: 'vm',
            count: asked,
            vcpus,
            memory: `${String(memory)} GiB`,
            // Only memory is promised here; cores are shared, so that one arithmetic is learned at a time.
            cpu: { mode: 'shared' },
            uses: { initial: `${String(Math.round((memory * 1024 * use) / 100))} MiB` },
          },
        ],
        loads: [
          {
            each: asked === 1 ? undefined : 'vm',
            ...(asked === 1 ? { on: 'vm' } : {}),
            steady: (vcpus * use) / 100,
            until: '10 min',
          },
        ],
      },
    },
  ],
  figures: [hosts()],
  grip: { figure: 'hosts', knob: 'memory', isHeld: (key) => /-m\d+-promise$/.test(key) },
  caption: (now) => {
    const { fit, wait, capacity, promised, used, busy } = sums(now);
    return [
      strong(`${count(fit)} of ${several(fit + wait, 'VM')}`),
      ` ${fit === 1 ? 'fits' : 'fit'}${wait > 0 ? `, ${inWords(wait)} ${wait === 1 ? 'waits' : 'wait'}` : ''}. Of ${bytes(capacity)}, `,
      strong(bytes(promised)),
      ' are promised and ',
      strong(bytes(used)),
      ` are used, ${percent(used / capacity)}; ${busy < 0.05 ? 'hardly any' : busy.toFixed(1)} of ${String(cores)} cores are busy.`,
    ];
  },
  numbers: (now) => {
    const { fit, wait, capacity, promised, used, busy } = sums(now);
    return [
      { key: 'fit', name: 'VMs that fit', cells: [[strong(count(fit)), ` of ${count(fit + wait)}`]] },
      {
        key: 'promised',
        name: 'Memory promised',
        cells: [[strong(bytes(promised)), ` of ${bytes(capacity)}, ${percent(promised / capacity)}`]],
      },
      {
        key: 'used',
        name: 'Memory used, with the host’s own',
        cells: [[strong(bytes(used)), `, ${percent(used / capacity)}`]],
      },
      {
        key: 'wasted',
        name: 'Promised, not used',
        cells: [[strong(bytes(Math.max(0, promised - (used - ownBytes))))]],
      },
      { key: 'busy', name: 'Cores busy', cells: [[strong(busy.toFixed(1)), ` of ${String(cores)}`]] },
    ];
  },
  goals: [
    {
      id: 'all-fit',
      text: 'Give all twenty a place without asking for fewer.',
      met: ({ values, ...now }) => values.asked >= 20 && sums({ ...now, values }).wait === 0,
    },
    {
      id: 'full-and-idle',
      text: 'Turn at least three VMs away from a host of which less than a tenth is used, with VMs of 8 GiB or more.',
      met: ({ values, ...now }) => {
        const { wait, used, capacity } = sums({ ...now, values });
        return values.memory >= 8 && wait >= 3 && used / capacity < 0.1;
      },
    },
    {
      id: 'no-waste',
      text: 'Find the one use at which reserving wastes nothing.',
      met: ({ values }) => values.use === 100,
    },
  ],
  prediction: {
    kind: 'choice',
    question: `A host has ${String(host.memory)} GiB and keeps ${String(host.own)} GiB for itself. Twenty VMs of ${String(usual.memory)} GiB are asked for; each uses ${String(usual.use)} % of what it is promised. How many get a place?`,
    options: [
      {
        value: String(fitting(usual.memory)),
        label: `${String(fitting(usual.memory))}, and then the host is full although hardly anything of it is used`,
        reply: `What counts is what is promised: ${String(host.memory - host.own)} GiB hold fifteen promises of ${String(usual.memory)} GiB.`,
      },
      {
        value: String(forgetful),
        label: `${String(forgetful)}, since ${String(host.memory)} is ${String(forgetful)} times ${String(usual.memory)}`,
        reply: `The host itself needs memory too: ${String(host.own)} of the ${String(host.memory)} GiB were never there to be promised.`,
      },
      {
        value: String(usual.asked),
        label: `All ${String(usual.asked)}: together they use only ${String((usual.asked * usual.memory * usual.use) / 100)} GiB`,
        reply:
          'Together they use little, but a reserve is set aside whether it is used or not. That is what reserving means.',
      },
    ],
    answer: (now) => String(sums(now).fit),
    reveal: (now) => {
      const { fit, wait, promised, capacity, used } = sums(now);
      return [
        strong(`${count(fit)} fit`),
        `, and ${inWords(wait)} wait. ${bytes(promised)} of ${bytes(capacity)} are promised; `,
        strong(bytes(used)),
        ` are used, the host’s own share included: ${percent(used / capacity)}.`,
      ];
    },
  },
  stops: () => [],
  // Half-way: at the very end nothing is wanted any more.
  at: 300e6,
  pace: 60,
  sources: {
    note: 'The host and its VMs are made up so that the arithmetic can be done in the head: no hypervisor’s own need, no guest system, instant start.',
  },
});

/** Bytes as GiB, for sums in the text. */
export function inGib(value: number): number {
  return Math.round((value / gib) * 100) / 100;
}
