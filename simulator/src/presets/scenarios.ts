import type { Entry } from '../model/catalogue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { bootStorm } from './scenarios/boot-storm.ts';
import { coldPulls } from './scenarios/cold-pulls.ts';
import { containersInVms } from './scenarios/containers-in-vms.ts';
import { microvmBurst } from './scenarios/microvm-burst.ts';
import { monthOfCost } from './scenarios/month-of-cost.ts';
import { noisyNeighbour } from './scenarios/noisy-neighbour.ts';
import { overcommitted } from './scenarios/overcommitted.ts';
import { quietServices } from './scenarios/quiet-services.ts';
import { requestLimitWeight } from './scenarios/request-limit-weight.ts';
import { startUp } from './scenarios/start-up.ts';

/** The scenarios of the lessons, in their order. Names of hosts, guests, images and prices in them are the catalogue's. */
export const scenarios: readonly Entry<Scenario>[] = [
  quietServices,
  noisyNeighbour,
  startUp,
  coldPulls,
  bootStorm,
  microvmBurst,
  requestLimitWeight,
  overcommitted,
  containersInVms,
  monthOfCost,
];
