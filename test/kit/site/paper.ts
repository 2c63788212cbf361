import type { Look } from './look.ts';

/** Paper: what is printed has the page's text, no controls, and makes a PDF. */
export const paper: Look = async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const faults = await page.evaluate(() => {
    const shown = (element: Element): boolean =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
    const out: string[] = [];
    const title = document.querySelector('h1');
    if (title !== null && !shown(title)) out.push('its title is not printed');
    for (const control of document.querySelectorAll('main :is(.hl-controls button, .hl-controls input, dialog[open])'))
      if (shown(control)) out.push(`prints a control: ${control.outerHTML.slice(0, 80)}`);
    const main = document.querySelector('main');
    if (main !== null && main.innerText.trim().length < 40) out.push('prints nothing');
    return out.slice(0, 5);
  });
  const bytes = (await page.pdf({ format: 'A4' })).length;
  await page.emulateMedia({ media: 'screen' });
  return bytes > 2000 ? faults : [...faults, 'makes no PDF'];
};
