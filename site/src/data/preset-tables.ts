import { writeDuration, writeRate, writeSize, seconds, type Catalogue, type Entry, type PhaseSpec } from 'hostlab';
import { phaseLooks, unitPriceAmount } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';

/** A table of presets: what each row says, and the entry that the row is made from. */
export interface PresetTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly entry: Entry<unknown>; readonly cells: readonly string[] }[];
}

/** From 1,000 MB on a size is told in GB. */
const large = (words: string): string =>
  words.replace(/^(\d{4,}(?:\.\d+)?) MB/, (_, many: string) => `${String(Math.round(Number(many) / 10) / 100)} GB`);
const size = (bytes: Parameters<typeof writeSize>[0]): string =>
  bytes === Infinity ? 'unlimited' : large(writeSize(bytes));
const rate = (bytes: Parameters<typeof writeRate>[0]): string =>
  bytes === Infinity ? 'unlimited' : large(writeRate(bytes));
const megabytes = (bytes: number): string => large(`${number(Math.round(bytes / 1e5) / 10)} MB`);
const number = (value: number): string => (value === Infinity ? 'unlimited' : String(Math.round(value * 1000) / 1000));
const time = (inSeconds: number): string => writeDuration(seconds(Math.round(inSeconds * 1e6) / 1e6));

/** One step of a start-up in words. */
function phase({ phase: step, need }: PhaseSpec): string {
  const { name } = phaseLooks[step];
  switch (need.kind) {
    case 'cpu':
      return `${name} ${number(need.coreSeconds)} ${need.coreSeconds === 1 ? 'core-second' : 'core-seconds'}`;
    case 'disk':
      return `${name} ${size(need.bytes)} to disk`;
    case 'network':
      return `${name} ${size(need.bytes)} over the network`;
    case 'time':
      return `${name} ${law(need.seconds)}`;
  }
}

/** A time, or the law that it is drawn from. */
function law(of: Extract<PhaseSpec['need'], { kind: 'time' }>['seconds']): string {
  switch (of.kind) {
    case 'constant':
      return time(of.value);
    case 'uniform':
      return `${time(of.least)} to ${time(of.most)}`;
    case 'exponential':
      return `${time(of.mean)} on average`;
    case 'normal':
      return `${time(of.mean)} ± ${time(of.deviation)}`;
    case 'lognormal':
      return `${time(of.median)} as a rule, sometimes much longer`;
    case 'hyperexponential':
      return `${time(of.low)}, sometimes ${time(of.high)}`;
    case 'pareto':
      return `${time(of.least)} and more`;
  }
}

const phases = (steps: readonly PhaseSpec[]): string =>
  steps.length === 0 ? 'none: starts at once' : steps.map(phase).join(', ');

/** One table for each kind of preset. */
export const presetTables: Readonly<Record<keyof Catalogue, PresetTable>> = {
  hosts: {
    columns: ['cores', 'memory', 'disk', 'disk writes', 'network', 'its system takes', 'idle to peak'],
    rows: catalogue.hosts.map((entry) => ({
      entry,
      cells: [
        number(entry.spec.cores),
        size(entry.spec.memory),
        size(entry.spec.disk),
        rate(entry.spec.diskBandwidth),
        rate(entry.spec.networkBandwidth),
        `${size(entry.spec.system.memory)}, ${number(entry.spec.system.cores)} cores`,
        entry.spec.power.peak > 0
          ? `${number(entry.spec.power.idle)} to ${number(entry.spec.power.peak)} W`
          : 'not told',
      ],
    })),
  },
  hypervisors: {
    columns: ['type', 'CPU tax', 'memory tax', 'system call tax', 'I/O tax', 'memory a VM', 'vCPUs a core'],
    rows: catalogue.hypervisors.map((entry) => ({
      entry,
      cells: [
        number(entry.spec.type),
        `× ${number(entry.spec.tax.cpu)}`,
        `× ${number(entry.spec.tax.memory)}`,
        `× ${number(entry.spec.tax.systemCalls)}`,
        `× ${number(entry.spec.tax.io)}`,
        size(entry.spec.vmMemory.fixed) +
          (entry.spec.vmMemory.share > 0 ? ` + ${number(entry.spec.vmMemory.share * 100)} % of its own` : ''),
        number(entry.spec.cpuRatio),
      ],
    })),
  },
  guests: {
    columns: ['kind', 'memory when idle', 'on disk', 'boot'],
    rows: catalogue.guests.map((entry) => ({
      entry,
      cells: [
        entry.spec.micro ? 'microVM' : 'VM',
        size(entry.spec.memory),
        size(entry.spec.disk),
        phases(entry.spec.boot),
      ],
    })),
  },
  images: {
    columns: ['layers', 'over the network', 'on disk', 'memory when idle', 'after the pull'],
    rows: catalogue.images.map((entry) => ({
      entry,
      cells: [
        number(entry.spec.layers.length),
        megabytes(entry.spec.layers.reduce((sum, { compressed }) => sum + compressed, 0)),
        megabytes(entry.spec.layers.reduce((sum, { unpacked }) => sum + unpacked, 0)),
        size(entry.spec.memory),
        phases(entry.spec.start),
      ],
    })),
  },
  prices: {
    columns: ['provider', 'region', 'as of', 'machines', 'an hour'],
    rows: catalogue.prices.map((entry) => {
      const vms = Object.entries(entry.spec.vms);
      const hourly = vms.map(([, { perHour }]) => perHour);
      const sign = entry.spec.currency === 'USD' ? 'US$' : entry.spec.currency;
      const price = (value: number): string => `${sign} ${unitPriceAmount(value)}`;
      return {
        entry,
        cells: [
          entry.spec.provider,
          entry.spec.region,
          entry.spec.asOf,
          vms.map(([name]) => name).join(', '),
          hourly.length === 0 ? '' : `${price(Math.min(...hourly))} to ${price(Math.max(...hourly))}`,
        ],
      };
    }),
  },
};
