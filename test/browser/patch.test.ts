import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marksToSvg, type Mark } from '../../simulator/src/figures/index.ts';
import { adopt } from '../../site/src/widgets/kit/adopt.ts';
import { patch, writeHint, type Hints } from '../../site/src/widgets/kit/patch.ts';

const svgNames = 'http://www.w3.org/2000/svg';
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const common = { key, role: fc.constantFrom('use' as const, 'promise' as const), label: fc.constantFrom('one', 'two') };
const some = { requiredKeys: ['key', 'role', 'kind', 'x', 'y'] as const };
const rect = fc.record(
  {
    ...common,
    kind: fc.constant('rect' as const),
    x: fc.nat(9),
    y: fc.nat(9),
    width: fc.nat(9),
    height: fc.nat(9),
    fill: fc.constant('hatch' as const),
    of: fc.record({ place: fc.nat(2) }),
  },
  { requiredKeys: [...some.requiredKeys, 'width', 'height'] },
);
const words = fc.record({
  kind: fc.constant('text' as const),
  key,
  role: common.role,
  x: fc.nat(9),
  y: fc.nat(9),
  text: fc.constantFrom('here', 'there'),
  size: fc.constantFrom(12, 14),
  anchor: fc.constantFrom('start' as const, 'end' as const),
});
const unique = { maxLength: 5, selector: (mark: Mark) => mark.key };
const inner = fc.uniqueArray(fc.oneof(rect, words) as fc.Arbitrary<Mark>, unique);
const group = fc.record(
  { ...common, kind: fc.constant('group' as const), marks: inner },
  { requiredKeys: ['kind', 'key', 'role', 'marks'] },
);
const picture = fc.uniqueArray(fc.oneof(rect, words, group) as fc.Arbitrary<Mark>, unique);

/** What a picture's marks are when they are drawn for the first time. */
function fresh(marks: readonly Mark[]): string {
  const svg = document.createElementNS(svgNames, 'svg');
  svg.innerHTML = marksToSvg(marks, 'hatch');
  return told(svg);
}

/** An element and what is in it, whatever the order of its attributes. */
function told(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).toSorted();
  const inside = [...element.childNodes].map((child) => (child instanceof Element ? told(child) : child.textContent));
  return `${element.localName}(${attributes.join(' ')})[${inside.join('|')}]`;
}

it('a picture that is patched, however often, is the picture that is drawn anew', () => {
  fc.assert(
    fc.property(fc.array(picture, { minLength: 1, maxLength: 8 }), (pictures) => {
      const svg = document.createElementNS(svgNames, 'svg');
      for (const marks of pictures) {
        patch(svg, marks, 'hatch');
        expect(told(svg)).toBe(fresh(marks));
      }
    }),
    { numRuns: 400 },
  );
});

it('what marks say may be written later, and is then what it would have been', () => {
  fc.assert(
    fc.property(fc.array(picture, { minLength: 1, maxLength: 8 }), (pictures) => {
      const svg = document.createElementNS(svgNames, 'svg');
      const hints: Hints = new Map();
      for (const marks of pictures) patch(svg, marks, 'hatch', hints);
      for (const [element, mark] of hints) writeHint(element, mark);
      expect(told(svg)).toBe(fresh(pictures.at(-1) ?? []));
    }),
    { numRuns: 400 },
  );
});

it('what stays keeps its element, and a picture that stays is not touched', async () => {
  const svg = document.createElementNS(svgNames, 'svg');
  const box = (key: string, x: number): Mark => ({ kind: 'rect', key, role: 'use', x, y: 0, width: 1, height: 1 });
  patch(svg, [box('a', 1), box('b', 2)], 'hatch');
  const [a, b] = svg.children;
  let changes = 0;
  const watch = new MutationObserver((records) => (changes += records.length));
  watch.observe(svg, { attributes: true, childList: true, subtree: true, characterData: true });

  patch(svg, [box('a', 1), box('b', 2)], 'hatch');
  await Promise.resolve();
  expect(changes).toBe(0);

  patch(svg, [box('b', 3), box('c', 1), box('a', 1)], 'hatch');
  expect([svg.children[0], svg.children[2]]).toEqual([b, a]);
  expect(svg.children[0]).toBe(b);
  expect(b!.getAttribute('x')).toBe('3');
});

/** A drawing as the build writes it into a page: its marks have no keys. */
function built(marks: readonly Mark[]): Element {
  const svg = document.createElementNS(svgNames, 'svg');
  svg.innerHTML = `<title>Q</title><desc>D</desc><defs></defs>${marksToSvg(marks, 'hatch').replaceAll(/ data-(?:key|place|record)="[^"]*"/g, '')}`;
  return svg;
}

it('a picture that the build has drawn is adopted, whatever it has become since', () => {
  fc.assert(
    fc.property(picture, picture, (before, after) => {
      const svg = built(before);
      adopt(svg, after);
      patch(svg, after, 'hatch');
      expect(told(svg)).toBe(
        fresh(after).replace('[', '[title()[Q]|desc()[D]|defs()[]' + (after.length > 0 ? '|' : '')),
      );
    }),
    { numRuns: 400 },
  );
});

it('a mark that is the same one keeps the element that the build has made', () => {
  const marks: Mark[] = [
    {
      kind: 'group',
      key: 'g',
      role: 'group',
      of: { place: 2 },
      label: 'one',
      marks: [{ kind: 'rect', key: 'r', role: 'use', x: 1, y: 1, width: 1, height: 1 }],
    },
  ];
  const svg = built(marks);
  const inside = svg.querySelector('rect');
  adopt(svg, marks);
  patch(svg, marks, 'hatch');
  expect(svg.querySelector('[data-place="2"] > [data-key=r]')).toBe(inside);
});
