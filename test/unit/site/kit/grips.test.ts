import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { grown, heldAt, marksOf } from '../../../../site/src/widgets/kit/grips.ts';
import { usualValues } from '../../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../../site/src/widgets/kit/play.ts';
import { lab } from '../../../../site/src/widgets/reservation/lab.ts';

const grip = lab.grip!;
const pictureOf = (values: Readonly<Record<string, number>>, width = 640) =>
  lab.figures[0]!.view(firstNow(lab, catalogue, { ...usualValues(lab), ...values }), width, '');

describe('the edge of a promise', () => {
  const picture = pictureOf({});
  const [first, second] = marksOf(picture, grip);

  test('is there for each VM that is drawn, and for nothing else', () => {
    expect(marksOf(picture, grip)).toHaveLength(15);
    expect(marksOf(pictureOf({ memory: 16, asked: 2 }), grip)).toHaveLength(2);
  });

  test('is taken hold of at the right and at the top, not in the midst and not at the floor', () => {
    const { x, y, width, height } = first!;
    expect(heldAt(picture, grip, x + width, y + height / 2)).toMatchObject({ mark: first, right: true, top: false });
    expect(heldAt(picture, grip, x + width / 2, y)).toMatchObject({ mark: first, right: false, top: true });
    expect(heldAt(picture, grip, x + width, y)).toMatchObject({ mark: first, right: true, top: true });
    expect(heldAt(picture, grip, x + width / 2, y + height / 2)).toBeUndefined();
    expect(heldAt(picture, grip, x + width / 2, y + height)).toBeUndefined();
  });

  test('belongs to the VM on its left where two are neighbours', () => {
    expect(heldAt(picture, grip, second!.x - 1, second!.y + 40)?.mark).toBe(first);
  });

  test('makes the promise as many times as large as the area that it would enclose', () => {
    const { width, height } = first!;
    expect(grown({ mark: first!, right: true, top: false }, width, -99)).toBeCloseTo(2, 12);
    expect(grown({ mark: first!, right: false, top: true }, 99, -height / 2)).toBeCloseTo(1.5, 12);
    expect(grown({ mark: first!, right: true, top: true }, -2 * width, 0)).toBe(0);
  });
});
