import { positive, wholeFrom } from './check.ts';
import { erlangC } from './erlang.ts';

/** What a queue is like in the long run. Times in seconds; `Infinity` where the queue grows without end. */
export interface QueueFigures {
  /** Offered load a server, λ ⁄ (c μ). At 1 or more the queue grows without end. */
  readonly utilisation: number;
  /** Share of customers who wait before they are served; with processor sharing, who find every server in use. */
  readonly delayed: number;
  /** Mean time before service begins; with processor sharing, what sharing adds to the mean time of service. */
  readonly meanWait: number;
  /** Mean time from arrival to end. */
  readonly meanResponse: number;
  /** Mean number of customers there. */
  readonly meanCustomers: number;
}

function figures(arrivalRate: number, meanService: number, servers: number): QueueFigures {
  const load = arrivalRate * meanService;
  const utilisation = load / servers;
  const delayed = erlangC(load, servers);
  const stable = load < servers;
  const meanWait = stable ? (delayed * meanService) / (servers - load) : Infinity;
  const meanResponse = meanWait + meanService;
  return {
    utilisation,
    delayed,
    meanWait,
    meanResponse,
    meanCustomers: stable ? arrivalRate * meanResponse : Infinity,
  };
}

function check(arrivalRate: number, meanService: number, servers: number): void {
  positive(arrivalRate, 'the arrival rate');
  positive(meanService, 'the mean service time');
  wholeFrom(1, servers, 'the number of servers');
}

/**
 * M/M/1, first come first served: Poisson arrivals, exponential services, one server.
 *
 * Source: Kleinrock, Queueing Systems I, 1975, section 3.2: T = 1 ⁄ (μ − λ).
 *
 * @param arrivalRate λ, customers a second
 * @param meanService 1 ⁄ μ, seconds
 * @throws RangeError if a parameter is not > 0
 */
export function mm1(arrivalRate: number, meanService: number): QueueFigures {
  check(arrivalRate, meanService, 1);
  return figures(arrivalRate, meanService, 1);
}

/**
 * M/M/c, first come first served: one line before c equal servers.
 *
 * Source: Kleinrock, Queueing Systems I, 1975, section 3.5: W = C(c, a) ⁄ (c μ − λ).
 *
 * @param arrivalRate λ, customers a second
 * @param meanService 1 ⁄ μ, seconds
 * @param servers c ≥ 1, whole
 * @throws RangeError if a parameter is out of range
 */
export function mmc(arrivalRate: number, meanService: number, servers: number): QueueFigures {
  check(arrivalRate, meanService, servers);
  return figures(arrivalRate, meanService, servers);
}

/**
 * M/G/1 with processor sharing: everybody present is served at once, at equal shares. The means depend on the mean service
 * alone, not on its distribution.
 *
 * Source: Kleinrock, Queueing Systems II, 1976, section 4.4: T(x) = x ⁄ (1 − ρ).
 *
 * @param arrivalRate λ, customers a second
 * @param meanService seconds a customer would take alone
 * @throws RangeError if a parameter is not > 0
 */
export function mg1ps(arrivalRate: number, meanService: number): QueueFigures {
  check(arrivalRate, meanService, 1);
  return figures(arrivalRate, meanService, 1);
}

/**
 * Mean response of a customer of M/G/1 with processor sharing whose own service is known: x ⁄ (1 − ρ).
 *
 * Source: Kleinrock, Queueing Systems II, 1976, section 4.4.
 *
 * @param service x, seconds it would take alone
 * @returns seconds; `Infinity` if λ times the mean service is 1 or more
 * @throws RangeError if a parameter is not > 0
 */
export function mg1psResponse(arrivalRate: number, meanService: number, service: number): number {
  check(arrivalRate, meanService, 1);
  positive(service, 'the service time');
  const idle = 1 - arrivalRate * meanService;
  return idle > 0 ? service / idle : Infinity;
}

/**
 * M/M/c with processor sharing: up to c customers have a server each, more share all c equally. The number of customers moves
 * as in M/M/c, so the means are those of M/M/c; single customers fare differently.
 *
 * Source: the birth–death chain of Kleinrock, Queueing Systems I, 1975, section 3.5, and Little's law.
 *
 * @param arrivalRate λ, customers a second
 * @param meanService seconds a customer would take alone on one server
 * @param servers c ≥ 1, whole
 * @throws RangeError if a parameter is out of range
 */
export function mmcps(arrivalRate: number, meanService: number, servers: number): QueueFigures {
  check(arrivalRate, meanService, servers);
  return figures(arrivalRate, meanService, servers);
}

/**
 * M/G/1, first come first served, where the second moment of the service counts (Pollaczek and Khinchine).
 *
 * Source: Kleinrock, Queueing Systems I, 1975, section 5.6: W = λ E[S²] ⁄ (2 (1 − ρ)).
 *
 * @param arrivalRate λ, customers a second
 * @param meanService E[S], seconds
 * @param variation squared coefficient of variation of the service, Var[S] ⁄ E[S]² ≥ 0: 0 constant, 1 exponential
 * @throws RangeError if a parameter is out of range
 */
export function mg1(arrivalRate: number, meanService: number, variation: number): QueueFigures {
  check(arrivalRate, meanService, 1);
  if (!(variation >= 0 && variation < Infinity)) {
    throw new RangeError(
      `the squared coefficient of variation must be a finite number ≥ 0, and this is ${String(variation)}`,
    );
  }
  const utilisation = arrivalRate * meanService;
  const stable = utilisation < 1;
  const meanWait = stable ? (utilisation * meanService * (1 + variation)) / (2 * (1 - utilisation)) : Infinity;
  const meanResponse = meanWait + meanService;
  return {
    utilisation,
    delayed: Math.min(1, utilisation),
    meanWait,
    meanResponse,
    meanCustomers: stable ? arrivalRate * meanResponse : Infinity,
  };
}
