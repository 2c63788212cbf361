import { toSvg, type Mark, type Picture } from 'hostlab/figures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inFewerBytes } from '../../../site/src/components/fewer-bytes.ts';

const pictureOf = (marks: readonly Mark[]): Picture => ({
  width: 100,
  height: 50,
  title: 't',
  description: 'd',
  marks,
});

/** Where a path of lines goes, command by command. */
function ends(d: string): number[][] {
  let [x, y] = [0, 0];
  let start = [0, 0];
  const out: number[][] = [];
  for (const [, command = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (command === 'z' || command === 'Z') [x, y] = start as [number, number];
    for (let i = 0; i < numbers.length; i += /[hvHV]/.test(command) ? 1 : 2) {
      const [a = 0, b = 0] = numbers.slice(i);
      if (command === 'h') x += a;
      else if (command === 'v') y += a;
      else if (command === 'H') x = a;
      else if (command === 'V') y = a;
      else if (command === 'l') [x, y] = [x + a, y + b];
      else [x, y] = [a, b];
      if (command === 'M' && i === 0) start = [x, y];
    }
    out.push([x, y]);
  }
  return out;
}

describe('a drawing in fewer bytes', () => {
  const place = fc.tuple(
    fc.double({ min: -50, max: 900, noNaN: true }),
    fc.double({ min: -50, max: 400, noNaN: true }),
  );

  test('has its paths end where they ended, to a tenth of a pixel, however long they are', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 300 }), fc.boolean(), (points, closed) => {
        const two = (value: number): string => String(Math.round(value * 100) / 100);
        const d = `M${points.map(([x, y]) => `${two(x)},${two(y)}`).join('L')}${closed ? 'Z' : ''}`;
        const [, short = ''] = / d="([^"]*)"/.exec(inFewerBytes(`<path d="${d}"/>`)) ?? [];
        const [before, after] = [ends(d).at(-1) ?? [], ends(short).at(-1) ?? []];
        for (const i of [0, 1]) expect(Math.abs((before[i] ?? 0) - (after[i] ?? 0))).toBeLessThan(0.0501 + 1e-9);
      }),
    );
  });

  test('tells steps by their height and length alone', () => {
    expect(inFewerBytes('<path d="M10,20L30,20L30,12.34L30,12.34L50.04,12.34H60V0Z"/>')).toBe(
      '<path d="M10,20h20v-7.7h20h10v-12.3z"/>',
    );
  });

  test('leaves curves as they are', () => {
    const curve = '<path d="M5 12a1 1 0 0 0-1-1H3.25"/>';
    expect(inFewerBytes(curve)).toBe(curve);
  });

  test('keeps every word and leaves out the keys', () => {
    const svg = toSvg(
      pictureOf([
        {
          kind: 'text',
          key: 'a',
          role: 'label',
          x: 1.26,
          y: 2,
          text: 'x="1.234" data-key="b"',
          size: 12,
          anchor: 'start',
        },
        {
          kind: 'rect',
          key: 'c',
          role: 'use',
          x: 0.04,
          y: 1.96,
          width: 10.12,
          height: 3,
          of: { place: 3 },
          label: 'why',
        },
      ]),
    );
    const short = inFewerBytes(svg);
    expect(short).toContain('>x=&quot;1.234&quot; data-key=&quot;b&quot;</text>');
    expect(short).toContain('<rect class="hl-use" x="0" y="2" width="10.1" height="3"><title>why</title></rect>');
    expect(short.length).toBeLessThan(svg.length);
  });
});
