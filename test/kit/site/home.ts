import { plainSpaces } from './plain-spaces.ts';
import type { Page } from 'playwright';
import type { Driven, Opened, Visiting } from './driven.ts';

/** Opens the first page, by default wide and with its figure awake. */
export async function atHome(
  site: Driven,
  options: Visiting & { readonly asleep?: boolean },
  walk: (opened: Opened) => Promise<void>,
): Promise<void> {
  const { asleep = false, ...visiting } = options;
  await site.visit(visiting, async (opened) => {
    if (!asleep) await opened.page.locator('hostlab-figure[data-awake]').waitFor();
    await walk(opened);
  });
}

export const caption = (page: Page): Promise<string> =>
  page.locator('[data-part=caption]').innerText().then(plainSpaces);

/** All of the drawing that is shown, as one text, whatever the order of attributes. */
export const drawing = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.hl-layout svg')].find((svg) => svg.getClientRects().length > 0);
    const told = (element: Element): string => {
      const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
      const inside = [...element.childNodes].map((child) =>
        child instanceof Element ? told(child) : (child.textContent ?? ''),
      );
      return `<${element.localName}${attributes.join('')}>${inside.join('')}</${element.localName}>`;
    };
    return shown === undefined ? '' : told(shown);
  });
