import type { Entry } from '../../model/catalogue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { entry } from '../entry.ts';

export const requestLimitWeight: Entry<Scenario> = entry(
  'request-limit-weight',
  'Request, limit, weight: three numbers, three meanings',
  {
    hostlab: 1,
    name: 'request, limit, weight',
    until: '2 min',
    hosts: [{ name: 'host', cores: 4, memory: '8 GiB' }],
    containers: [
      { name: 'plain', cpu: { weight: 100 } },
      { name: 'heavy', cpu: { weight: 200 } },
      { name: 'limited', cpu: { weight: 200, limit: 0.5 } },
      // Its request is only a promise of room and, turned into a weight, a promise of time when others want it too.
      { name: 'asked', cpu: { request: 1 } },
    ],
    loads: [
      { name: 'plain-work', on: 'plain', until: '2 min', steady: 4 },
      { name: 'heavy-work', on: 'heavy', from: '30 s', until: '2 min', steady: 4 },
      { name: 'limited-work', on: 'limited', from: '1 min', until: '2 min', steady: 4 },
      { name: 'asked-work', on: 'asked', from: '90 s', until: '2 min', steady: 4 },
    ],
  },
  'illustrative',
  ['cg2-weight', 'cg2-max', 'k8s-weight-table', 'k8s-qos'],
  'Weights and limits are those of cgroups, the weight of a request as Kubernetes and runc convert it; who starts when is illustrative.',
);
