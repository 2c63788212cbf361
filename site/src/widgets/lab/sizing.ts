import { readSize, type Model, type Place, type Scenario } from 'hostlab';
import { readField, writtenSize, type EntryOf, type Field } from './entries.ts';

/** What an edge of the drawing changes. */
export type Sized = 'memory' | 'cores';

/** Memory and cores from which a machine grows that has asked for none, bytes and cores. */
const least = { memory: 256 * 2 ** 20, cores: 0.25 } as const;

/** How large a place is, and in which steps its cores are counted. */
interface Size {
  readonly memory: number;
  readonly cores: number;
  readonly step: number;
  readonly unit: string;
}

function sizeOf({ hosts, machines }: Model, place: Place): Size | undefined {
  const host = hosts[place];
  if (host !== undefined) return { memory: host.memory, cores: host.cores, step: 1, unit: 'cores' };
  const machine = machines[place - hosts.length];
  if (machine === undefined) return undefined;
  if (machine.kind === 'vm') return { memory: machine.memory, cores: machine.vcpus, step: 1, unit: 'vCPUs' };
  return {
    memory: machine.memory.request || least.memory,
    cores: machine.cpu.request || least.cores,
    step: least.cores,
    unit: 'cores',
  };
}

/** A size as it is written, and its unit as it is said. */
export interface Resized {
  readonly value: string;
  readonly unit: string;
}

function times(size: Size, what: Sized, factor: number): Resized {
  if (what === 'memory') return { value: writtenSize(size.memory * factor), unit: '' };
  const { cores, step, unit } = size;
  return { value: String(Math.max(step, Math.round((cores * factor) / step) * step)), unit };
}

/** Memory or cores of a place so many times as large. */
export function resized(model: Model, place: Place, what: Sized, factor: number): Resized | undefined {
  const size = sizeOf(model, place);
  return size === undefined ? undefined : times(size, what, factor);
}

/**
 * Memory or cores of a place by one step more or less: a quarter, or a core. Of what is written, which may be newer than
 * what was played: no step of a key that is held is lost.
 */
export function stepped(
  scenario: Scenario,
  entry: EntryOf,
  model: Model,
  place: Place,
  what: Sized,
  direction: 1 | -1,
): Resized | undefined {
  const played = sizeOf(model, place);
  if (played === undefined) return undefined;
  const written = amount(readField(scenario, entry, what));
  const size: Size = written > 0 ? { ...played, [what]: written } : played;
  return times(size, what, what === 'memory' ? 1 + direction * 0.25 : 1 + (direction * size.step) / size.cores);
}

/**
 * What a field may say beside what its entry says elsewhere: nobody asks for more than their limit. Whichever of the two is
 * changed stops at the other, and `why` says so.
 */
export function held(
  scenario: Scenario,
  { list, index, name }: EntryOf,
  field: Field,
  value: string,
): { readonly value: string; readonly why: string } {
  const free = { value, why: '' };
  const entry = list === 'containers' ? scenario.containers?.[index] : undefined;
  const request = (of: 'cpu' | 'memory') => entry?.[of]?.request;
  const limit = (of: 'cpu' | 'memory') => entry?.[of]?.limit;
  const wanted = amount(value);
  if (field === 'cores' || field === 'memory') {
    const most = limit(field === 'cores' ? 'cpu' : 'memory');
    if (most === undefined || !(wanted > amount(most))) return free;
    return { value: String(most), why: `${name} asks for no more than its limit, ${said(most)}.` };
  }
  if (field !== 'limit') return free;
  const [promise, promised] =
    list === 'vms' ? ['has guaranteed', scenario.vms?.[index]?.cpu?.guarantee] : ['asks for', request('cpu')];
  if (promised === undefined || !(wanted < amount(promised))) return free;
  return {
    value: String(promised),
    why: `The limit of ${name} is no less than what it ${promise}, ${said(promised)}.`,
  };
}

/** As a number that can be compared; not one where it cannot be read. */
function amount(written: string | number): number {
  if (typeof written === 'number') return written;
  const text = written.trim();
  return text === '' ? Number.NaN : (readSize(text) ?? Number(text));
}

function said(written: string | number): string {
  return typeof written === 'string' ? written : `${String(written)} ${written === 1 ? 'core' : 'cores'}`;
}
