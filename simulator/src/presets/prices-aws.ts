import type { MeteredTime, PriceBook } from '../model/prices.ts';
import { seconds } from '../units/durations.ts';
import { gibibytes } from '../units/sizes.ts';

const perSecond: MeteredTime = { granularity: seconds(1), minimum: seconds(60), source: 'aws-ec2-gran' };

/** A size of the list: a stopped EC2 instance costs nothing but its disk. */
const size = (vcpus: number, gib: number, perHour: number, sizeSource: string): PriceBook['vms'][string] => ({
  vcpus,
  memory: gibibytes(gib),
  perHour,
  time: perSecond,
  source: 'aws-ec2',
  sizeSource,
  stoppedPerHour: 0,
  stoppedSource: 'aws-ec2-states',
});

/** AWS, us-east-1, on demand, Linux. */
export const aws: PriceBook = {
  name: 'aws-us-east-1',
  provider: 'AWS',
  region: 'us-east-1',
  currency: 'USD',
  asOf: '2026',
  // A twelfth of a year of 365 days: no page of AWS that says so could be read.
  month: { hours: 730, source: 'illustrative' },
  hosts: {
    // Eight and sixteen of the largest listed size: no price of a whole host could be read.
    'server-32': { perHour: 8 * 0.192, time: perSecond, source: 'illustrative' },
    'server-64': { perHour: 16 * 0.192, time: perSecond, source: 'illustrative' },
  },
  vms: {
    't3.micro': size(2, 1, 0.0104, 'illustrative'),
    't3.small': size(2, 2, 0.0208, 'illustrative'),
    't3.medium': size(2, 4, 0.0416, 'illustrative'),
    't3.large': size(2, 8, 0.0832, 'illustrative'),
    'm5.large': size(2, 8, 0.096, 'breakeven-fargate'),
    'm5.xlarge': size(4, 16, 0.192, 'illustrative'),
    'c5.large': size(2, 4, 0.085, 'illustrative'),
    'm7g.large': size(2, 8, 0.0816, 'illustrative'),
  },
  disks: {
    gp3: {
      kind: 'size',
      perGibMonth: 0.08,
      time: { granularity: seconds(1), minimum: seconds(60), source: 'illustrative' },
      source: 'aws-gp3',
    },
  },
  defaultDisk: 'gp3',
  containers: {
    fargate: {
      perVcpuSecond: 0.04048 / 3600,
      perGibSecond: 0.004445 / 3600,
      time: { granularity: seconds(1), minimum: seconds(60), source: 'fargate' },
      steps: { vcpus: 0, gib: 0 },
      source: 'fargate',
      periodSource: 'illustrative',
    },
    'fargate-arm': {
      perVcpuSecond: 0.03238 / 3600,
      perGibSecond: 0.00356 / 3600,
      time: { granularity: seconds(1), minimum: seconds(60), source: 'fargate' },
      steps: { vcpus: 0, gib: 0 },
      source: 'fargate',
      periodSource: 'illustrative',
    },
  },
};
