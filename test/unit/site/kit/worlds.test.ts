import { everyMark } from 'hostlab/figures';
import { describe, expect, test } from 'vitest';
import { labs, stateOf } from '../../../kit/site/labs.ts';

/** Why is asked of a mark in the world that its key, or that of a group around it, begins with: w0, w1. */
describe('where two worlds share a picture, every mark says which it is of, and has its place in it', () => {
  test.each(labs.filter((lab) => stateOf(lab).worlds.length > 1).map((lab) => [lab.id, lab] as const))(
    '%s',
    (_, lab) => {
      const now = stateOf(lab);
      for (const { view, world } of lab.figures)
        for (const { key, of } of everyMark(view(now, 1040, lab.title).marks)) {
          if (of?.place === undefined) continue;
          const [, own] = /^w(\d)/.exec(key) ?? [];
          const run = now.worlds[world ?? Number(own)]?.run;
          expect(run, key).toBeDefined();
          expect(of.place, key).toBeLessThan(run!.model.hosts.length + run!.model.machines.length);
        }
    },
  );
});
