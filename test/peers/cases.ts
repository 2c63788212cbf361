import type { Expressed } from './peer-case.ts';
import { placing } from './placing.ts';
import { queues } from './queues.ts';
import { sharing } from './sharing.ts';
import { starting } from './starting.ts';

/** Cases of other simulators that are played here, and give what their files say. */
export const cases: readonly Expressed[] = [...sharing, ...queues, ...placing, ...starting];
