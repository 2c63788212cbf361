import type { ContainerEntry, HostEntry, Scenario, TaskEntry, VmEntry } from '../../simulator/src/scenario/scenario.ts';

/** What a drawing leaves open. */
export interface MachineOptions {
  /** Core-seconds of each task, in the order in which they are drawn; default 1. */
  readonly work?: number | readonly number[];
  readonly until?: string;
}

interface Drawn {
  readonly hosts: HostEntry[];
  readonly vms: VmEntry[];
  readonly containers: ContainerEntry[];
  readonly tasks: TaskEntry[];
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** `]2!`: what stands behind a closing bracket. */
const size = /\d+(?:\.\d+)?/y;

/**
 * Reads a drawing of machines.
 *
 * `( )4` is a host of four cores, `[ ]2` a shared VM with two vCPUs, `[ ]2!` one whose two cores are set aside, `{ }1.5` a
 * container limited to one and a half cores, `{ }` one without a limit, `o` a task of one core-second. What is drawn inside
 * runs inside. Several hosts stand side by side; blanks mean nothing. `( [oo]1 o )1` is three tasks on one core, two of them
 * in a VM of one vCPU.
 *
 * Hosts are called h1, h2, …, VMs v1, …, containers c1, …, tasks t1, …, in order of appearance. A host has as many watts as
 * busy cores, and none when idle.
 *
 * @throws SyntaxError if the drawing cannot be read; the message gives the place
 */
export function machine(drawing: string, options: MachineOptions = {}): Scenario {
  const drawn: Drawn = { hosts: [], vms: [], containers: [], tasks: [] };
  const reader = new Reader(drawing, drawn, options.work ?? 1);
  while (reader.more()) reader.host();
  return {
    hostlab: 1,
    // A scenario's name has room for 200 characters.
    name: drawing.slice(0, 200),
    ...(options.until === undefined ? {} : { until: options.until }),
    ...drawn,
  };
}

class Reader {
  readonly #drawing: string;
  readonly #drawn: Drawn;
  readonly #work: number | readonly number[];
  #at = 0;

  constructor(drawing: string, drawn: Drawn, work: number | readonly number[]) {
    this.#drawing = drawing;
    this.#drawn = drawn;
    this.#work = work;
  }

  more(): boolean {
    while (this.#drawing[this.#at] === ' ') this.#at++;
    return this.#at < this.#drawing.length;
  }

  host(): void {
    const { hosts } = this.#drawn;
    const name = `h${String(hosts.length + 1)}`;
    const place = hosts.length;
    hosts.push({ name, cores: 1, memory: '1 TiB' });
    const cores = this.#inside('(', name);
    if (cores === undefined) this.#refuse('the number of cores behind a host');
    hosts[place] = { name, cores, memory: '1 TiB', power: { idle: 0, peak: cores } };
  }

  #vm(on: string): void {
    const { vms } = this.#drawn;
    const name = `v${String(vms.length + 1)}`;
    const place = vms.length;
    vms.push({ name, on, vcpus: 1, memory: '1 GiB' });
    const vcpus = this.#inside('[', name);
    if (vcpus === undefined) this.#refuse('the number of vCPUs behind a VM');
    const reserved = this.#drawing[this.#at] === '!';
    if (reserved) this.#at++;
    vms[place] = { name, on, vcpus, memory: '1 GiB', cpu: { mode: reserved ? 'reserved' : 'shared' } };
  }

  #container(on: string): void {
    const { containers } = this.#drawn;
    const name = `c${String(containers.length + 1)}`;
    const place = containers.length;
    containers.push({ name, on });
    const limit = this.#inside('{', name);
    containers[place] = { name, on, ...(limit === undefined ? {} : { cpu: { limit } }) };
  }

  #task(on: string): void {
    const { tasks } = this.#drawn;
    const work = typeof this.#work === 'number' ? this.#work : this.#work[tasks.length];
    if (work === undefined) throw new SyntaxError(`"${this.#drawing}" has more tasks than it was given works.`);
    tasks.push({ name: `t${String(tasks.length + 1)}`, on, work });
  }

  /** Reads a bracket, what is inside, and the number behind it. */
  #inside(open: string, name: string): number | undefined {
    if (!this.more() || this.#drawing[this.#at] !== open) this.#refuse(`"${open}"`);
    this.#at++;
    const close = closing[open];
    for (;;) {
      if (!this.more()) this.#refuse(`"${close ?? ''}"`);
      const sign = this.#drawing[this.#at];
      if (sign === close) break;
      if (sign === 'o') {
        this.#at++;
        this.#task(name);
      } else if (sign === '[' && open === '(') this.#vm(name);
      else if (sign === '{' && open !== '{') this.#container(name);
      else this.#refuse(`o, a machine that may stand in "${open}", or "${close ?? ''}"`);
    }
    this.#at++;
    size.lastIndex = this.#at;
    const number = size.exec(this.#drawing)?.[0];
    if (number === undefined) return undefined;
    this.#at += number.length;
    return Number(number);
  }

  #refuse(expected: string): never {
    throw new SyntaxError(`"${this.#drawing}" at ${String(this.#at + 1)}: expected ${expected}.`);
  }
}
