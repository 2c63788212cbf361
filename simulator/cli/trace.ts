import { basename } from 'node:path';
import { textOption, wholeOption, wrongUsage, type Command } from './command.ts';
import { recordedRows, type RecordedRow } from './planetlab.ts';

/** Illustrative: the recording says how busy each machine was, not how large it was. */
const host = { cores: 64, memory: 256 };
const machine = { vcpus: 1, memory: 1 };
const fiveMinutes = 5;

/** Hosts that hold so many reserving VMs; the same number stands under the containers, so that the two can be compared. */
function hostsFor(machines: number): number {
  return Math.max(1, Math.ceil(machines / Math.min(host.cores / machine.vcpus, host.memory / machine.memory)));
}

/** What a container asks for so that it can be packed: twice the mean of all, in twentieths of a core. Illustrative too. */
function requestFor(rows: readonly RecordedRow[]): number {
  let sum = 0;
  let many = 0;
  for (const { values } of rows)
    for (const value of values.split(' ')) {
      sum += Number(value);
      many++;
    }
  return Math.min(1, Math.max(1, Math.ceil(((2 * sum) / many / 100) * 20)) / 20);
}

function head(rows: readonly RecordedRow[], name: string, as: 'vm' | 'container'): string {
  const minutes = Math.max(...rows.map((row) => row.steps)) * fiveMinutes;
  const what =
    as === 'vm'
      ? `vms:\n  - { name: vm, count: ${String(rows.length)}, vcpus: ${String(machine.vcpus)}, memory: ${String(machine.memory)} GiB, cpu: { mode: reserved } }`
      : `containers:\n  - { name: container, count: ${String(rows.length)}, cpu: { request: ${String(requestFor(rows))} } }`;
  return `# Recorded utilisation of ${String(rows.length)} machines, in steps of ${String(fiveMinutes)} minutes. Sizes of hosts and machines are
# illustrative: the recording says how busy a machine was, not how large.
hostlab: 1
name: ${JSON.stringify(`${name} as ${as === 'vm' ? 'reserving VMs' : 'containers'}`)}
until: ${String(minutes)} min
hosts:
  - { name: host, count: ${String(hostsFor(rows.length))}, cores: ${String(host.cores)}, memory: ${String(host.memory)} GiB }
${what}
loads:
`;
}

/** `hostlab trace planetlab`: a recorded workload as a scenario. */
export const trace: Command = {
  name: 'trace',
  summary: 'a recorded workload as a scenario on stdout',
  help: `hostlab trace planetlab FILE.csv[.gz] [--limit N] [--as vm|container] [--json]

Reads recorded CPU utilisation (a row a machine, per cent in each 5 minutes)
and writes a scenario: each row a VM that reserves one vCPU, or a container
that asks for twice the mean of all, on as many 64-core hosts as the VMs need.

  --as vm|container   how each machine is hosted (default vm)
  --limit N           the first N rows only
  --json              JSON instead of YAML

  hostlab trace planetlab 20110303.csv.gz --as vm > vm.yaml
  hostlab trace planetlab 20110303.csv.gz --limit 100 | hostlab run -
`,
  options: { limit: { type: 'string' }, as: { type: 'string' }, json: { type: 'boolean' } },
  async run(given, terminal) {
    const [source, file, ...more] = given.positionals;
    if (source !== 'planetlab' || file === undefined || more.length > 0)
      throw wrongUsage('trace', 'Say planetlab and one file');
    const as = textOption('as', given) ?? 'vm';
    if (as !== 'vm' && as !== 'container')
      throw wrongUsage('trace', `--as is vm or container, not ${JSON.stringify(as.slice(0, 40))}`);
    const limit = wholeOption('trace', 'limit', given, 1, 200_000) ?? 200_000;
    const rows: RecordedRow[] = [];
    for await (const row of recordedRows(file, limit, terminal)) rows.push(row);
    const name = basename(file).replace(/\.csv(\.gz)?$/, '');
    if (given.values['json'] === true) {
      await terminal.out(`${JSON.stringify(asJson(rows, name, as), undefined, 1)}\n`);
      return 0;
    }
    await terminal.out(head(rows, name, as));
    for (const [i, { values }] of rows.entries())
      await terminal.out(`  - { on: ${nameOf(as, i, rows.length)}, recorded: { values: "${values}" } }\n`);
    return 0;
  },
};

const nameOf = (as: string, i: number, count: number): string => (count === 1 ? as : `${as}-${String(i + 1)}`);

function asJson(rows: readonly RecordedRow[], name: string, as: 'vm' | 'container'): unknown {
  const minutes = Math.max(...rows.map((row) => row.steps)) * fiveMinutes;
  return {
    hostlab: 1,
    name: `${name} as ${as === 'vm' ? 'reserving VMs' : 'containers'}`,
    until: `${String(minutes)} min`,
    hosts: [{ name: 'host', count: hostsFor(rows.length), cores: host.cores, memory: `${String(host.memory)} GiB` }],
    ...(as === 'vm'
      ? {
          vms: [
            {
              name: 'vm',
              count: rows.length,
              vcpus: machine.vcpus,
              memory: `${String(machine.memory)} GiB`,
              cpu: { mode: 'reserved' },
            },
          ],
        }
      : { containers: [{ name: 'container', count: rows.length, cpu: { request: requestFor(rows) } }] }),
    loads: rows.map(({ values }, i) => ({ on: nameOf(as, i, rows.length), recorded: { values } })),
  };
}
