import { dark, figureStyles, light, type Theme } from 'hostlab/figures';
import { describe, expect, test } from 'vitest';

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('in the %s theme', (_, theme: Theme) => {
  test.each(['ink', 'muted', 'alert'] as const)('%s is read on paper and panel at 4.5:1', (name) => {
    expect(contrast(theme[name], theme.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme[name], theme.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test('text on filled marks is read at 4.5:1', () => {
    expect(contrast(theme['on-kernel'], theme.kernel)).toBeGreaterThanOrEqual(4.5);
    for (const phase of ['use', 'green', 'purple', 'kernel'] as const)
      expect(contrast(theme['on-phase'], theme[phase]), phase).toBeGreaterThanOrEqual(4.5);
    for (const phase of ['phase-find', 'phase-init'] as const)
      expect(contrast(theme.ink, theme[phase]), phase).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['edge', 'use', 'hatch', 'kernel', 'alert', 'green', 'purple'] as const)(
    '%s is seen on paper and panel at 3:1',
    (name) => {
      expect(contrast(theme[name], theme.paper)).toBeGreaterThanOrEqual(3);
      expect(contrast(theme[name], theme.panel)).toBeGreaterThanOrEqual(3);
    },
  );
});

test('of a line of hatching, which the edge of its tile cuts in half, a whole pixel is seen', () => {
  const width = Number(/\.hl-hatching\{[^}]*stroke-width:([\d.]+)/.exec(figureStyles())?.[1]);
  expect(width / 2).toBeGreaterThanOrEqual(1);
});
