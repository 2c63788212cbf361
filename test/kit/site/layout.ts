import type { Page } from 'playwright';
import type { Look } from './look.ts';

/** In the page: what makes it scroll sideways, by the elements that stick out on either side. */
export function sticksOut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    const sided = document.documentElement.dir === 'rtl' ? left < -0.5 : right > clientWidth + 0.5;
    if (!sided || element.getClientRects().length === 0) return false;
    // What scrolls in a box of its own is not what is too wide.
    for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return false;
    return true;
  });
  const names = wide.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.classList.value}`);
  return [`${String(scrollWidth - clientWidth)} px too wide: ${names.join(', ')}`];
}

/** No sideways scroll at a width; 320 × 256 is what 1280 × 1024 leaves at 400 %. */
export function reflow(width: number, height: number): Look {
  return async ({ page }) => {
    await page.setViewportSize({ width, height });
    return (await page.evaluate(sticksOut)).map((fault) => `at ${String(width)} × ${String(height)}: ${fault}`);
  };
}

/** In the page: texts that are cut off, and controls that lie on each other or are smaller than their words. */
function cramped(): string[] {
  const out: string[] = [];
  const seen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  for (const element of document.querySelectorAll<HTMLElement>('main *')) {
    const text = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim());
    if (!text || element.closest('svg, .cm-editor') || !seen(element)) continue;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath !== 'none') continue;
    const hidden = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const pressed = element.matches('button, summary');
    if (
      ((hidden(overflowX) || pressed) && element.scrollWidth > element.clientWidth + 1) ||
      ((hidden(overflowY) || pressed) && element.scrollHeight > element.clientHeight + 1)
    )
      out.push(`cut off: "${element.textContent.trim().slice(0, 60)}"`);
  }
  const controls = [...document.querySelectorAll<HTMLElement>('main :is(button, input, select, summary, textarea)')]
    .filter((control) => control.closest('.cm-editor') === null && seen(control))
    .map((control) => ({ control, box: control.getBoundingClientRect() }));
  controls.forEach(({ control, box }, i) => {
    for (const other of controls.slice(i + 1)) {
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across <= 1 || down <= 1 || control.contains(other.control) || other.control.contains(control)) continue;
      out.push(`${control.outerHTML.slice(0, 70)} lies on ${other.control.outerHTML.slice(0, 70)}`);
    }
  });
  return out.slice(0, 8);
}

/** Looks at a phone's width while something is done to the page, and takes that back. */
function strained(what: string, strain: (page: Page) => Promise<() => Promise<void>>): Look {
  return async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const relax = await strain(page);
    const faults = [...(await page.evaluate(sticksOut)), ...(await page.evaluate(cramped))];
    await relax();
    return faults.map((fault) => `${what}, ${fault}`);
  };
}

/** Nothing is cut off when a reader widens the spacing of text (WCAG 1.4.12). */
export const textSpacing: Look = strained('with wide spacing', async (page) => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `:not(svg, svg *, .cm-editor *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
});

/** Words of another language are longer: every text that is not drawn grows by two fifths. */
export const longerWords: Look = strained('with longer words', async (page) => {
  await page.evaluate(() => {
    const short: (readonly [Text, string])[] = [];
    Object.assign(globalThis, { hostlabShort: short });
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      // Signs and numbers are the same in all languages.
      if (!/\p{L}/u.test(node.data) || node.parentElement?.closest('svg, script, style, pre, code, kbd, .cm-editor'))
        continue;
      short.push([node, node.data]);
      const text = node.data.trim();
      node.data += `${text.includes(' ') ? ' ' : ''}${text.slice(0, Math.ceil(text.length * 0.4)).trim()}`;
    }
  });
  return () =>
    page.evaluate(() => {
      for (const [node, text] of (globalThis as unknown as { hostlabShort: (readonly [Text, string])[] }).hostlabShort)
        node.data = text;
    });
});

/** A language that is written from right to left has its page turned round. */
export const rightToLeft: Look = strained('from right to left', async (page) => {
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  return () =>
    page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
});
