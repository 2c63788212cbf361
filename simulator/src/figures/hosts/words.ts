import { amount, byteUnit, bytes, count, duration, inWords, several, severalInWords } from '../numbers.ts';
import { plain, strong, type Sentence } from '../sentence.ts';
import type { Table } from '../to-table.ts';
import type { HostFrame, HostsFrame, HostsTotal, MachineFrame } from './frame.ts';

/** What a container asks for is a request; what a VM is given is a reserve. */
export function promiseWord(noun: string): 'reserved' | 'requested' | 'promised' {
  return noun === 'VM' ? 'reserved' : noun === 'container' ? 'requested' : 'promised';
}

function memoryLine({ bytes: { capacity, promised, used } }: HostFrame): string {
  const unit = byteUnit(capacity);
  return `${unit.of(promised)} of ${unit.of(capacity)} ${unit.name} promised, ${unit.of(used)} used`;
}

/** The memory line of a host, longest wording first. */
export function memoryLabels(host: HostFrame): readonly string[] {
  const { capacity, promised, used } = host.bytes;
  const unit = byteUnit(capacity);
  return [
    memoryLine(host),
    `${unit.of(promised)} ${unit.name} promised, ${unit.of(used)} used`,
    `${unit.of(promised)} ${unit.name} promised, ${rounded(unit.of(used))} used`,
    `${unit.of(promised)} ${unit.name}, ${unit.of(used)} used`,
  ];
}

/** The whole number of an amount, for where there is no room for more: 3.7 is 4, 0.48 is <1. */
function rounded(amount: string): string {
  if (!amount.includes('.')) return amount;
  return amount.startsWith('0.') ? '<1' : Number(amount).toFixed(0);
}

/** The CPU line of a host, longest wording first. */
export function coreLabels(host: HostFrame, promise: string): readonly string[] {
  const { capacity, promised, wanted, used } = host.cores;
  const whole = `${count(promised)} of ${several(capacity, 'core')} ${promise}, ${amount(used)} used`;
  return [
    ...(wanted > used && amount(wanted) !== amount(used) ? [`${whole} of ${amount(wanted)} wanted`] : []),
    whole,
    `${amount(used)} of ${several(capacity, 'core')} used`,
  ];
}

/** What a machine says when it is pointed at. */
export function machineLabel(machine: MachineFrame): string {
  const { bytes: memory, cores } = machine;
  const parts = [
    `${machine.name}: ${bytes(memory.promised)} promised, ${bytes(memory.used)} used`,
    `${several(cores.promised, 'core')} promised, ${amount(cores.used)} used`,
  ];
  if (cores.wanted > cores.used * 1.005 + 1e-9) parts.push(`wants ${amount(cores.wanted)}`);
  if (machine.phase !== 'ready') parts.push(machine.phase);
  return parts.join('; ');
}

/** The few words right above a world's hosts, longest first; `alert` if something is wrong that the picture cannot show. */
export function worldNote(frame: HostsFrame): { readonly alert: boolean; readonly variants: readonly string[] } {
  const { counts, total } = frame;
  const lost = counts.waiting + counts.rejected + counts.killed;
  if (lost > 0) {
    const asked = several(counts.asked, frame.noun);
    const all = [
      { many: counts.waiting, fate: 'wait' },
      { many: counts.rejected, fate: 'never fit' },
      { many: counts.killed, fate: 'killed' },
    ].filter(({ many }) => many > 0);
    const parts = all.map(({ many, fate }) => `${count(many)} ${fate}`).join(', ');
    const whole = all.length === 1 ? `${count(lost)} of ${asked} ${all[0]!.fate}` : `of ${asked} ${parts}`;
    return { alert: true, variants: [whole, parts] };
  }
  if (counts.starting > 0) {
    return {
      alert: false,
      variants: [
        `${count(counts.starting)} of ${several(counts.asked, frame.noun)} starting`,
        `${count(counts.starting)} starting`,
      ],
    };
  }
  const { cores } = total;
  const short = cores.wanted > cores.used * 1.01;
  const whole = `${count(cores.promised)} of ${several(cores.capacity, 'core')} ${promiseWord(frame.noun)}, ${amount(cores.used)} used`;
  return {
    alert: false,
    variants: [
      ...(short ? [`${whole} of ${amount(cores.wanted)} wanted`] : []),
      whole,
      `${amount(cores.used)} of ${several(cores.capacity, 'core')} used`,
    ],
  };
}

/** One line for the hosts that are not drawn. */
export function restLabels(rest: HostsTotal, noun: string): readonly string[] {
  const unit = byteUnit(rest.bytes.capacity);
  const memory = `${unit.of(rest.bytes.promised)} of ${unit.of(rest.bytes.capacity)} ${unit.name} promised, ${unit.of(rest.bytes.used)} used`;
  return [
    `and ${several(rest.hosts, 'host')} not drawn, ${count(rest.inUse)} in use: ${several(rest.machines, noun)}, ${memory}`,
    `and ${several(rest.hosts, 'host')} not drawn, ${count(rest.inUse)} in use: ${several(rest.machines, noun)}`,
    `and ${several(rest.hosts, 'host')} not drawn, ${count(rest.inUse)} in use`,
    `and ${several(rest.hosts, 'host')} more`,
  ];
}

/** The finding of one world, or of two that host the same work: what is promised, what is used, and what is short. */
export function hostsCaption(frames: readonly HostsFrame[]): Sentence {
  const out: (string | { readonly strong: string })[] = [];
  const [first, second] = frames;
  if (first === undefined) return out;
  out.push(...opening(first));
  if (second !== undefined) {
    out.push(' ', ...(second.total.inUse === 0 ? opening(second) : contrast(first, second)));
  }
  const starting = startingOf(frames);
  if (starting.length > 0) out.push(' ', ...starting);
  else
    for (const frame of frames) {
      const trouble = troubleOf(frame, frames.length > 1);
      if (trouble.length > 0) out.push(' ', ...trouble);
    }
  return out;
}

/** How many can serve, as long as somewhere some cannot yet. */
function startingOf(frames: readonly HostsFrame[]): Sentence {
  if (frames.every(({ counts }) => counts.starting === 0)) return [];
  const out: (string | { readonly strong: string })[] = [`After ${duration(frames[0]?.at ?? 0)}, `];
  frames.forEach(({ counts, noun }, i) => {
    if (i > 0) out.push(' and ');
    out.push(strong(`${count(counts.ready)} of ${several(counts.asked, noun)}`));
  });
  out.push(' can serve.');
  return out;
}

/** `As VMs`, where there is another world to tell it from. */
function as(frame: HostsFrame): string {
  return `As ${frame.noun}s`;
}

function opening(frame: HostsFrame): Sentence {
  const { total, counts } = frame;
  if (counts.placed === 0) {
    return [
      counts.asked === 0
        ? 'Nothing has been asked for yet.'
        : `${several(counts.asked, frame.noun)} asked for, none placed.`,
    ];
  }
  const unit = byteUnit(total.bytes.capacity);
  const verb = frame.noun === 'VM' ? 'reserve' : frame.noun === 'container' ? 'request' : 'are promised';
  return [
    `${as(frame)} they ${verb} `,
    strong(`${unit.of(total.bytes.promised)} of ${unit.of(total.bytes.capacity)} ${unit.name}`),
    ` on ${severalInWords(total.inUse, 'host')} and use `,
    strong(unit.of(total.bytes.used)),
    '.',
  ];
}

function contrast(first: HostsFrame, second: HostsFrame): Sentence {
  const { total } = second;
  const free = total.hosts - total.inUse;
  const unit = byteUnit(total.bytes.capacity);
  if (total.inUse < first.total.inUse) {
    return [
      `${as(second)} the same work fits on `,
      strong(inWords(total.inUse)),
      ` ${total.inUse === 1 ? 'host' : 'hosts'}; ${inWords(free)} ${free === 1 ? 'is' : 'are'} not needed.`,
    ];
  }
  return [
    `${as(second)} the same work takes `,
    strong(severalInWords(total.inUse, 'host')),
    ` and uses `,
    strong(`${unit.of(total.bytes.used)} of ${unit.of(total.bytes.capacity)} ${unit.name}`),
    '.',
  ];
}

function troubleOf(frame: HostsFrame, named: boolean): Sentence {
  const { counts, total } = frame;
  const who = named ? `The ${frame.noun}s` : 'They';
  const out: (string | { readonly strong: string })[] = [];
  if (counts.waiting > 0)
    out.push(strong(several(counts.waiting, frame.noun)), ` ${counts.waiting === 1 ? 'waits' : 'wait'} for room. `);
  if (counts.rejected > 0) out.push(strong(several(counts.rejected, frame.noun)), ' can never fit. ');
  if (counts.killed > 0)
    out.push(strong(several(counts.killed, frame.noun)), ` ${counts.killed === 1 ? 'was' : 'were'} killed. `);
  if (total.cores.wanted > total.cores.used * 1.01 + 0.01) {
    out.push(
      `${who} want `,
      strong(`${amount(total.cores.wanted)} cores`),
      ' and get ',
      strong(amount(total.cores.used)),
      '.',
    );
  }
  const last = out[out.length - 1];
  if (typeof last === 'string') out[out.length - 1] = last.trimEnd();
  return out;
}

/** The state in words, host by host, for those who do not see the picture. */
export function describeHosts(frames: readonly HostsFrame[]): string {
  const worlds = frames.map((frame) => {
    const hosts = frame.hosts.map((host) =>
      host.idle
        ? `${host.name}: not needed.`
        : `${host.name}: ${several(host.machines.length + host.unnamed, frame.noun)}, ${memoryLine(host)}; ${coreLabels(host, promiseWord(frame.noun))[0] ?? ''}; ${bandWords(host)}.`,
    );
    if (frame.rest.hosts > 0) hosts.push(`${restLabels(frame.rest, frame.noun)[0] ?? ''}.`);
    return `${frame.title}. ${hosts.join(' ')}`;
  });
  return [plain(hostsCaption(frames)), ...worlds].join(' ');
}

/** What stands on one kernel, in words. */
export function bandWords(host: HostFrame): string {
  switch (host.kernel) {
    case 'shared':
      return 'all containers share one kernel';
    case 'hypervisor':
      return "a kernel in each VM, above the hypervisor's";
    case 'both':
      return "a kernel in each VM, and the host's for its containers";
    case 'host':
      return "the host's kernel";
    case 'none':
      return 'an ideal hypervisor';
  }
}

/** The same numbers as a table: a row a host, world after world. */
export function hostsTable(frames: readonly HostsFrame[], title: string): Table {
  const rows: string[][] = [];
  for (const frame of frames) {
    const before = frames.length > 1 ? `${frame.title}, ` : '';
    for (const host of frame.hosts)
      rows.push([before + host.name, ...cells(host, host.machines.length + host.unnamed)]);
    if (frame.rest.hosts > 0)
      rows.push([
        `${before}${several(frame.rest.hosts, 'more host', 'more hosts')}`,
        ...cells(frame.rest, frame.rest.machines),
      ]);
  }
  return {
    title,
    columns: ['Host', 'Machines', 'Memory', 'promised', 'used', 'Cores', 'promised', 'wanted', 'used'],
    rows,
  };
}

function cells(of: Pick<HostFrame, 'bytes' | 'cores'> | HostsTotal, machines: number): string[] {
  const unit = byteUnit(of.bytes.capacity);
  const memory = [of.bytes.capacity, of.bytes.promised, of.bytes.used].map((value) => `${unit.of(value)} ${unit.name}`);
  return [
    count(machines),
    ...memory,
    count(of.cores.capacity),
    count(of.cores.promised),
    amount(of.cores.wanted),
    amount(of.cores.used),
  ];
}
