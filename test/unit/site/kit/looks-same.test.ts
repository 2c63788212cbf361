import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksToSvg, type Mark } from '../../../../simulator/src/figures/index.ts';
import { looksSame } from '../../../../site/src/widgets/kit/looks-same.ts';

/** So few values that two marks are often the same. */
const few = fc.constantFrom(1, 2);
const common = {
  key: fc.constantFrom('a', 'b'),
  role: fc.constantFrom('use' as const, 'promise' as const),
  label: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
  of: fc.option(
    fc.record(
      { place: few, record: few, records: fc.array(few, { minLength: 1, maxLength: 2 }) },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
};
const hatch = fc.constantFrom('hatch' as const, undefined);
const shapes: { readonly [K in Mark['kind']]: fc.Arbitrary<Mark> } = {
  group: fc.record({ ...common, kind: fc.constant('group'), marks: fc.constant([]) }),
  rect: fc.record({
    ...common,
    kind: fc.constant('rect'),
    x: few,
    y: few,
    width: few,
    height: few,
    radius: few,
    fill: hatch,
  }),
  line: fc.record({ ...common, kind: fc.constant('line'), x1: few, y1: few, x2: few, y2: few }),
  path: fc.record({ ...common, kind: fc.constant('path'), d: fc.constantFrom('M0,0', 'M1,1'), fill: hatch }),
  dot: fc.record({ ...common, kind: fc.constant('dot'), x: few, y: few, radius: few }),
  text: fc.record({
    ...common,
    kind: fc.constant('text'),
    x: few,
    y: few,
    text: fc.constantFrom('here', 'there'),
    size: fc.constantFrom(12, 14),
    anchor: fc.constantFrom('start', 'end'),
    bold: fc.boolean(),
  }),
} as { readonly [K in Mark['kind']]: fc.Arbitrary<Mark> };
const marks = Object.values(shapes);

/** A copy in which one field is as in another mark: what differs, differs in that alone. */
function withOne(one: Mark, other: Mark, field: string): Mark {
  return { ...one, ...Object.fromEntries(Object.entries(other).filter(([name]) => name === field)) };
}

it.each(Object.keys(shapes))(
  'two marks that are held to look the same are drawn the same, but for what they say: %s',
  (kind) => {
    const shape = shapes[kind as Mark['kind']];
    fc.assert(
      fc.property(shape, shape, fc.nat(), (one, other, nth) => {
        const fields = Object.keys(other);
        const near = withOne(one, other, fields[nth % fields.length]!);
        const drawn = (mark: Mark): string => marksToSvg([{ ...mark, label: 'said' }], 'hatch');
        if (looksSame(one, near)) expect(drawn(near)).toBe(drawn(one));
        expect(looksSame(one, structuredClone(one))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  },
);

it('a mark never looks the same as one of another kind', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.gen(), (i, j, gen) => {
      const [one, other] = [gen(() => marks[i % marks.length]!), gen(() => marks[j % marks.length]!)];
      if (one.kind !== other.kind) expect(looksSame(one, other)).toBe(false);
    }),
  );
});
