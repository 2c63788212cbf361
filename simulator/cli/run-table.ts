import { placeName, taskName, type Bill, type Measures, type Run, type Summary } from 'hostlab';
import { amount, bytes, count, duration, percent, several, tableToText } from 'hostlab/figures';

/** Rows of one table at most; the rest is in the JSON. */
const most = 24;

const stops = {
  drained: 'nothing was left to happen',
  horizon: 'the horizon',
  'event-budget': 'the most events of a run',
} as const;

const memoryOf = (value: number): string => (value === 0 ? '0' : bytes(value));
const timeOr = (time: number | null): string => (time === null ? '–' : duration(time));
const inSeconds = (value: number): string => duration(value * 1e6);

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, most);
  const more =
    rows.length > shown.length ? `\n… and ${several(rows.length - shown.length, 'more row')} (--json has all)` : '';
  return `\n${tableToText({ title, columns: [title, ...columns.slice(1)], rows: shown })}${more}\n`;
}

function summaryRow(name: string, { count: many, mean, p50, p95, p99, max }: Summary): readonly string[] {
  return [name, count(many), ...[mean, p50, p95, p99, max].map(inSeconds)];
}

/** Hosts that held something; the others are counted in one row. */
function hostRows({ model }: Run, measures: Measures): readonly (readonly string[])[] {
  const { endedAt } = measures;
  const hosts = measures.hosts.filter((host) => host.peakMachines > 0 || host.usedCoreSeconds > 0);
  const idle = measures.hosts.length - hosts.length;
  const rest = idle === 0 ? [] : [[`${count(idle)} more`, ...Array.from({ length: 8 }, () => '–'), '0']];
  const time = endedAt / 1e6;
  const mean = (amountOverTime: number): number => (time === 0 ? 0 : amountOverTime / time);
  const rows = hosts.map((host) => {
    const used = mean(host.usedCoreSeconds);
    return [
      placeName(model, host.place),
      count(host.capacityCores),
      amount(mean(host.reservedCoreSeconds)),
      amount(used),
      amount(mean(host.wastedCoreSeconds)),
      percent(host.capacityCores === 0 ? 0 : used / host.capacityCores),
      bytes(host.memory.capacityBytes),
      memoryOf(mean(host.memory.reservedByteSeconds)),
      memoryOf(mean(host.memory.usedByteSeconds)),
      count(host.peakMachines),
    ];
  });
  return rows.length > most - 1 ? rows : [...rows, ...rest];
}

function machineRows({ model }: Run, { machines }: Measures): readonly (readonly string[])[] {
  return machines.map((machine) => [
    placeName(model, machine.place),
    machine.on < 0 ? '–' : placeName(model, machine.on),
    machine.outcome,
    timeOr(machine.readyAt === null ? null : machine.readyAt - machine.requestedAt),
    amount(machine.usedCoreSeconds),
    amount(machine.stealCoreSeconds),
    amount(machine.throttledCoreSeconds),
    count(machine.restarts),
    timeOr(machine.stoppedAt),
  ]);
}

/** Names what is alike in a word and counts it: "20 VMs", "3 containers". */
function machinesOf({ model }: Run): string {
  const vms = model.machines.filter(({ kind }) => kind === 'vm').length;
  const containers = model.machines.length - vms + (model.columns.containers?.at.length ?? 0);
  const parts = [vms > 0 ? several(vms, 'VM') : '', containers > 0 ? several(containers, 'container') : ''].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? 'no machine' : parts.join(' and ');
}

const tenths = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** How much of what the machines reserved they used, over the whole run; one sentence. */
function useSentence({ endedAt, machines }: Measures): string {
  if (machines.length === 0 || endedAt === 0) return '';
  const used = machines.reduce((sum, machine) => sum + machine.usedCoreSeconds, 0) / (endedAt / 1e6);
  const reserved = machines.reduce((sum, machine) => sum + (machine.placedAt === null ? 0 : machine.promisedCores), 0);
  const share =
    reserved === 0 || used > reserved ? '' : `, ${tenths(used / reserved)} of the ${amount(reserved)} promised to them`;
  return `The machines used ${amount(used)} cores on average, ${(used / machines.length).toPrecision(3)} each${share}.\n`;
}

/** What a run did, for people: a few aligned tables with units. */
export function runTables(run: Run, measures: Measures, cost: Bill | undefined): string {
  const { model } = run;
  const outcomes = new Map<string, number>();
  for (const { outcome } of measures.machines) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const fates = [...outcomes].map(([outcome, many]) => `${count(many)} ${outcome}`).join(', ');
  const kills = measures.kills === 0 ? '' : ` Killed because memory was full: ${count(measures.kills)}.`;
  const totals = measures.taskTotals;
  const work =
    totals.submitted === 0
      ? ''
      : ` ${several(totals.submitted, 'task')}: ${count(totals.finished)} finished${totals.killed > 0 ? `, ${count(totals.killed)} killed` : ''}${totals.rejected > 0 ? `, ${count(totals.rejected)} rejected` : ''}${totals.unfinished > 0 ? `, ${count(totals.unfinished)} unfinished` : ''}.`;
  const summaries = [
    ...(measures.startup.count > 0 ? [summaryRow('start-up', measures.startup)] : []),
    ...(measures.response.count > 0 ? [summaryRow('response', measures.response)] : []),
    ...measures.services
      .filter(({ response }) => response.count > 0 && measures.services.length > 1)
      .map(({ service, response }) => summaryRow(`  ${model.services[service]!.name}`, response)),
  ];
  const bills =
    cost === undefined
      ? []
      : [
          ...cost.byMeter.map((meter) => [meter.meter, count(meter.lines), money(meter.amount, cost.currency)]),
          ['total', '', money(cost.total, cost.currency)],
        ];
  return [
    `${model.name}: ${machinesOf(run)} on ${several(model.hosts.length, 'host')}, seed ${String(run.seed)}.\n`,
    `Ended at ${duration(run.endedAt)} (${stops[run.stop]}) after ${several(run.events, 'event')}.${fates === '' ? '' : ` Machines: ${fates}.`}${kills}${work}\n`,
    useSentence(measures),
    table(
      'host',
      ['', 'cores', 'reserved', 'used', 'wasted', 'busy', 'memory', 'reserved', 'used', 'machines'],
      hostRows(run, measures),
    ),
    table(
      'machine',
      ['', 'on', 'outcome', 'ready after', 'used core·s', 'steal', 'throttled', 'restarts', 'stopped at'],
      machineRows(run, measures),
    ),
    table(
      'task',
      ['', 'on', 'outcome', 'submitted', 'started', 'finished', 'core·s'],
      measures.tasks.map((task) => [
        taskName(model, task.task),
        placeName(model, task.on),
        task.outcome,
        duration(task.submitted),
        timeOr(task.started),
        timeOr(task.finished),
        amount(task.coreSeconds),
      ]),
    ),
    table('time', ['', 'count', 'mean', 'p50', 'p95', 'p99', 'max'], summaries),
    cost === undefined
      ? ''
      : table(`cost (${cost.provider} ${cost.region}, ${cost.asOf})`, ['', 'lines', 'amount'], bills),
  ].join('');
}

/** An amount of money with at least two significant digits and no less than cents. */
export function money(value: number, currency: string): string {
  const small = value > 0 && value < 0.1;
  const digits = small ? Math.min(8, 1 + Math.ceil(-Math.log10(value))) : 2;
  return `${value.toFixed(digits)} ${currency}`;
}
