import { describe, expect, it } from 'vitest';
import { stateAt } from '../../../simulator/src/trace/reader.ts';
import { expectNear } from '../../kit/close.ts';
import { machine } from '../../kit/machine.ts';
import { finishes, play } from '../../kit/play.ts';

/** Cores that each task gets, as drawn; tasks in the order of the drawing. All can be worked out in the head. */
const drawings: readonly (readonly [drawing: string, cores: readonly number[]])[] = [
  // A bare host.
  ['( o )1', [1]],
  ['( oo )1', [1 / 2, 1 / 2]],
  ['( o )1 ( o )1', [1, 1]],
  ['( o )2', [1]],
  ['( oo )2', [1, 1]],
  ['( ooo )2', [2 / 3, 2 / 3, 2 / 3]],
  ['( oooo )1 ( o )4', [1 / 4, 1 / 4, 1 / 4, 1 / 4, 1]],
  // One core, VMs of one vCPU: a VM counts as one, however many tasks it has.
  ['( [o]1 )1', [1]],
  ['( [oo]1 )1', [1 / 2, 1 / 2]],
  ['( [ ]1 o )1', [1]],
  ['( [o]1 o )1', [1 / 2, 1 / 2]],
  ['( [oo]1 o )1', [1 / 4, 1 / 4, 1 / 2]],
  ['( [oo]1 oo )1', [1 / 6, 1 / 6, 1 / 3, 1 / 3]],
  ['( [o]1 [o]1 )1', [1 / 2, 1 / 2]],
  ['( [oo]1 [o]1 )1', [1 / 4, 1 / 4, 1 / 2]],
  // Two cores.
  ['( [o]1 )2', [1]],
  ['( [oo]1 )2', [1 / 2, 1 / 2]],
  ['( [ ]1 o )2', [1]],
  ['( [o]1 o )2', [1, 1]],
  ['( [oo]1 o )2', [1 / 2, 1 / 2, 1]],
  ['( [o]1 [ ]1 )2', [1]],
  ['( [o]1 [o]1 )2', [1, 1]],
  ['( [o]1 [o]1 [ ]1 )2', [1, 1]],
  ['( [o]1 [o]1 [o]1 )2', [2 / 3, 2 / 3, 2 / 3]],
  // VMs of two vCPUs: they count as the vCPUs they can keep busy.
  ['( [o]2 )2', [1]],
  ['( [oo]2 )2', [1, 1]],
  ['( [ooo]2 )2', [2 / 3, 2 / 3, 2 / 3]],
  ['( [o]2 o )2', [1, 1]],
  ['( [oo]2 o )2', [2 / 3, 2 / 3, 2 / 3]],
  ['( [ooo]2 o )2', [4 / 9, 4 / 9, 4 / 9, 2 / 3]],
  ['( [ooo]2 o )3', [2 / 3, 2 / 3, 2 / 3, 1]],
  ['( [oo]2 [o]2 )2', [2 / 3, 2 / 3, 2 / 3]],
  ['( [oo]2 [o]1 )4', [1, 1, 1]],
  // A slice that is set aside is its VM's, busy or not, and is all that the VM gets.
  ['( [ ]1! oo )2', [1 / 2, 1 / 2]],
  ['( [o]1! oo )2', [1, 1 / 2, 1 / 2]],
  ['( [ooo]1! o )2', [1 / 3, 1 / 3, 1 / 3, 1]],
  ['( [o]1! [oo]1! )2', [1, 1 / 2, 1 / 2]],
  ['( [o]2! o )4', [1, 1]],
  ['( [o]3! oo )4', [1, 1 / 2, 1 / 2]],
  // Containers: one share each, up to the limit; what one leaves the others have.
  ['( {o} {o} )1', [1 / 2, 1 / 2]],
  ['( {oo} {o} )1', [1 / 4, 1 / 4, 1 / 2]],
  ['( {oo} o )1', [1 / 4, 1 / 4, 1 / 2]],
  ['( {o}0.25 o )1', [1 / 4, 3 / 4]],
  ['( {oo}0.5 {o} )1', [1 / 4, 1 / 4, 1 / 2]],
  ['( {o}0.2 {o}0.3 o )1', [1 / 5, 3 / 10, 1 / 2]],
  ['( {ooo}2 o )4', [2 / 3, 2 / 3, 2 / 3, 1]],
  // A container has one share of 100, so with two tasks it counts as one, even where it could use two cores.
  ['( {oo} oo )2', [1 / 3, 1 / 3, 2 / 3, 2 / 3]],
  // Three floors.
  ['( [{o}{o}]1 o )1', [1 / 4, 1 / 4, 1 / 2]],
  ['( [{o}0.25 o]1 o )2', [1 / 4, 3 / 4, 1]],
  ['( [{oo}0.5 o]1 [o]1 )1', [1 / 8, 1 / 8, 1 / 4, 1 / 2]],
  ['( [{o}0.1 {o}]1! o )2', [1 / 10, 9 / 10, 1]],
];

describe('a drawn machine', () => {
  it.each(drawings)('%s divides its cores as one sees', (drawing, cores) => {
    const played = play(machine(drawing));

    const { tasks } = stateAt(played.model, played.run.trace, 0);

    expectNear(
      tasks.map(({ rate }) => rate),
      cores,
      1e-12,
    );
  });

  /** Works in proportion to what each should get end together: a task that is too fast ends early, one too slow late. */
  it.each(drawings)('%s has each task done neither too late nor too early', (drawing, cores) => {
    const lasts = 3;
    const scenario = machine(drawing, { work: cores.map((share) => share * lasts) });

    const together = finishes(play(scenario));

    expectNear(together, new Array<number>(cores.length).fill(lasts), 0, 2e-6);
  });

  it.each(drawings)('%s draws one watt for each busy core', (drawing, cores) => {
    const lasts = 3;
    const played = play(machine(drawing, { work: cores.map((share) => share * lasts) }));

    const energy = played.measures.hosts.reduce((sum, host) => sum + host.energyJoules, 0);

    expectNear(energy, lasts * cores.reduce((sum, share) => sum + share, 0), 1e-5);
  });

  it('gives what a finished task leaves to the others at once', () => {
    expect(finishes(play(machine('( [oo]1 o )1', { work: [1, 2, 1] })))).toEqual([3, 4, 2]);
    expect(finishes(play(machine('( {oo} o )1', { work: [1, 1, 3] })))).toEqual([4, 4, 5]);
  });
});
