import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Compares a picture with the committed one. A different one is written beside it as `-changed.svg`, to be looked at; a
 * missing one is written as it is, to be looked at and committed.
 */
export function expectGoldenSvg(url: URL, svg: string): void {
  const shown = `${svg.replaceAll('><', '>\n<')}\n`;
  const changed = new URL(url.href.replace(/\.svg$/, '-changed.svg'));
  let golden: string | undefined;
  try {
    golden = readFileSync(url, 'utf8');
  } catch {
    writeFileSync(url, shown);
    return;
  }
  if (golden === shown) rmSync(changed, { force: true });
  else writeFileSync(changed, shown);
  expect(shown, `the picture differs; look at ${changed.pathname}`).toBe(golden);
}
