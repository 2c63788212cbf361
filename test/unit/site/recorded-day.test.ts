import { everyMark } from 'hostlab/figures';
import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { usualValues } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../site/src/widgets/kit/play.ts';
import { lab } from '../../../site/src/widgets/recorded-day/lab.ts';
import { collisions } from '../../kit/figures/collisions.ts';
import { faults } from '../../kit/figures/outside.ts';

const drawn = (quiet: number, width: number) =>
  lab.figures[0]!.view(firstNow(lab, catalogue, { ...usualValues(lab), quiet }), width, 'Q?');

describe('a hundred machines of one day', () => {
  test.each([1, 5, 20, 50])('are drawn without a fault, whatever is quiet: %i per cent', (quiet) => {
    for (const width of [288, 328, 460, 820, 1280]) expect(faults(drawn(quiet, width), collisions)).toEqual([]);
  });

  test('say what the quietest, the median and the busiest one use', () => {
    const said = [...everyMark(drawn(5, 328).marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(said).toEqual(expect.arrayContaining(['quietest 1 %', 'median 7.0 %', 'busiest 77 %']));
  });
});
