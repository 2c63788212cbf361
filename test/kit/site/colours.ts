import { inTheme } from './axe.ts';
import type { Look } from './look.ts';

/** Where a system forces its colours, texts keep apart from what is behind them: nobody opts out for text. */
export const forcedColours: Look = async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const faults = await page.evaluate(() => {
    const out: string[] = [];
    if (!matchMedia('(forced-colors: active)').matches) out.push('forced colours could not be had');
    for (const element of document.querySelectorAll<HTMLElement>(
      'main :is(p, li, td, th, h1, h2, h3, button, a, dt, dd)',
    )) {
      const style = getComputedStyle(element);
      if (style.forcedColorAdjust === 'none' && element.getClientRects().length > 0)
        out.push(`keeps its own colours: "${element.textContent.trim().slice(0, 60)}"`);
    }
    return out;
  });
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
};

/** In the page: whatever takes the focus by keys is ringed by at least 2 px, at 3:1 or more against what is behind. */
function faintRings(): string[] {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const channels = (colour: string): readonly number[] => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour: string): number => {
    const [red, green, blue] = channels(colour).map((value) =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const behind = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3]! > 250) return backgroundColor;
    }
    return '#fff';
  };
  const out: string[] = [];
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
    if (element.getClientRects().length === 0) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement !== element) continue;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const name = element.outerHTML.slice(0, 90);
    // The browser's own ring is two rings, a dark one and a light one, 3 px together.
    if (outlineStyle === 'auto') continue;
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) {
      out.push(`focus is not seen on ${name}`);
      continue;
    }
    const [ring, ground] = [luminance(outlineColor), luminance(behind(element.parentElement))];
    const contrast = (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05);
    if (contrast < 3) out.push(`focus is seen at ${contrast.toFixed(1)}:1 only on ${name}`);
  }
  return out;
}

/** Who goes by keys sees where they are, in both themes. */
export const visibleFocus: Look = async ({ page }) => {
  const found: string[] = [];
  // What is focused by a script after a key looks as if the key had done it.
  await page.keyboard.press('Tab');
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    for (const fault of (await page.evaluate(faintRings)).slice(0, 5)) found.push(`in ${theme}, ${fault}`);
  }
  await inTheme(page, 'light');
  return found;
};
