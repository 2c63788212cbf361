import { simulate } from '../../simulator/src/engine/simulate.ts';
import type { Model } from '../../simulator/src/model/model.ts';
import type { ServiceSpec } from '../../simulator/src/model/work.ts';
import type { Scenario, ServiceEntry } from '../../simulator/src/scenario/scenario.ts';
import { records } from '../../simulator/src/trace/trace.ts';
import { modelOf } from '../kit/play.ts';
import { expressed, type Expressed } from './peer-case.ts';

/** When requests came, were served and were done, seconds, in order of arrival. */
interface Visit {
  readonly submitted: number;
  readonly started: number;
  readonly finished: number;
}

function visits(model: Model, seed: number): Visit[] {
  const told = new Map<number, { submitted: number; started: number; finished: number }>();
  for (const { kind, who, at } of records(simulate(model, { seed }).trace)) {
    if (kind === 'submitted') told.set(who, { submitted: at / 1e6, started: NaN, finished: NaN });
    const visit = told.get(who);
    if (visit === undefined) continue;
    if (kind === 'started') visit.started = at / 1e6;
    if (kind === 'finished') visit.finished = at / 1e6;
  }
  return [...told.values()];
}

/** A service on a host with as many cores as it serves at once. */
function service(cores: number, entry: Omit<ServiceEntry, 'name' | 'on'>, until?: string): Model {
  const scenario: Scenario = {
    hostlab: 1,
    ...(until === undefined ? {} : { until }),
    hosts: [{ name: 'h', cores, memory: '1 GiB' }],
    services: [{ name: 's', on: 'h', ...entry }],
  };
  return modelOf(scenario);
}

/** Tasks that stand in line for `cores` cores, first come first served; when they start and end, seconds. */
export function inLine(cores: number, work: readonly number[]): { starts: number[]; finish: number[] } {
  const served: ServiceSpec = {
    name: 's',
    on: { kind: 'host', host: 0 },
    from: 0 as ServiceSpec['from'],
    until: undefined,
    concurrency: cores,
    between: undefined,
    work: { kind: 'constant', value: 1 },
    count: Infinity,
  };
  const model: Model = {
    ...modelOf({ hostlab: 1, hosts: [{ name: 'h', cores, memory: '1 GiB' }] }),
    services: [served],
    columns: { tasks: { at: new Float64Array(work.length), work: Float64Array.from(work), service: 0 } },
  };
  const seen = visits(model, 1);
  return { starts: seen.map(({ started }) => started), finish: seen.map(({ finished }) => finished) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standing in line, and chance. */
export const queues: readonly Expressed[] = [
  expressed<{ host_cores: number; vcpus: number; length_mi: number }, { starts: number[]; finish: number[] }>(
    'csplus-issue-53',
    // A task that fills all cores of its VM is here a task on a VM of one core: a request runs on one.
    ({ length_mi }) => {
      const seconds = length_mi / 1000;
      const one = inLine(1, [seconds, seconds]);
      const other = inLine(1, [seconds]);
      return {
        starts: [one.starts[0], other.starts[0], one.starts[1]],
        finish: [one.finish[0], other.finish[0], one.finish[1]],
      };
    },
    ({ starts, finish }) => ({ starts, finish }),
  ),
  expressed<{ cores: number; tasks: number; length_mi: number }, { finish: number[] }>(
    'csplus-issue-96',
    ({ cores, tasks, length_mi }) => inLine(cores, new Array<number>(tasks).fill(length_mi / 1000)).finish,
    ({ finish }) => finish,
  ),
  expressed<{ tasks: number; task_s: number; cores: readonly number[] }, { makespan_s: number[] }>(
    'edu-load-imbalance',
    ({ tasks, task_s, cores }) =>
      cores.map((count) => Math.max(...inLine(count, new Array<number>(tasks).fill(task_s)).finish)),
    ({ makespan_s }) => makespan_s,
  ),
  // Theory lies in the interval of the replications; the peer's own mean is one draw of many.
  expressed<
    { lambda: number; mu: number; replications: number; warmup: number; window: number },
    { theory_Wq: number; mean_wait_reported: number }
  >(
    'ciw-mm1',
    ({ lambda, mu, replications, warmup, window }, { theory_Wq }) => {
      const model = service(
        1,
        { rate: lambda, work: { exponential: 1 / mu }, concurrency: 1 },
        `${String(warmup + window + 10)} s`,
      );
      const waits = Array.from({ length: replications }, (_, i) =>
        mean(
          visits(model, i + 1)
            .filter(({ submitted, started }) => submitted >= warmup && submitted < warmup + window && started >= 0)
            .map(({ submitted, started }) => started - submitted),
        ),
      );
      const average = mean(waits);
      const deviation = Math.sqrt(
        mean(waits.map((wait) => (wait - average) ** 2)) * (replications / (replications - 1)),
      );
      // Student's t at 99.5 % with 24 degrees of freedom.
      const half = (2.797 * deviation) / Math.sqrt(replications);
      return { insideInterval: Math.abs(average - theory_Wq) <= half, narrowEnough: half < theory_Wq / 2 };
    },
    () => ({ insideInterval: true, narrowEnough: true }),
  ),
  expressed<{ cases: readonly (readonly [number, number])[] }, { mean_sojourn: number[] }>(
    'ciw-ps-theory',
    ({ cases }) =>
      cases.map(([arrivals, services]) => {
        const model = service(1, { rate: arrivals, work: { exponential: 1 / services }, requests: 200_000 });
        return simulateMean(model);
      }),
    ({ mean_sojourn }) => mean_sojourn,
    { absolute: 0.05 },
  ),
  // One seeded run of the peer: ours has other luck, so only a band can be asked of it. Minutes count as seconds here.
  expressed<unknown, Record<string, number>>(
    'ciw-single-run',
    () => {
      const seen = visits(service(3, { rate: 0.2, work: { exponential: 10 }, concurrency: 3 }, '1440 s'), 1);
      const done = seen.filter(({ finished }) => finished >= 0);
      return {
        mean_service_min: mean(done.map(({ started, finished }) => finished - started)),
        mean_wait_min: mean(done.map(({ submitted, started }) => started - submitted)),
        utilisation: done.reduce((sum, { started, finished }) => sum + finished - started, 0) / (3 * 1440),
      };
    },
    (expected) => expected,
    { relative: 0.75 },
  ),
];

function simulateMean(model: Model): number {
  const { counters } = simulate(model, { observe: 'counters' });
  return counters.responseSeconds / counters.tasksFinished;
}
