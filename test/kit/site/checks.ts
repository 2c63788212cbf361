import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { brotliCompressSync } from 'node:zlib';

/** A page that was opened, with what it asked for and complained of since. */
export interface Visit {
  readonly page: Page;
  readonly origin: string;
  /** Addresses of everything that was asked for, in order. */
  readonly requests: readonly string[];
  /** Errors of scripts, refusals of the policy among them. */
  readonly errors: readonly string[];
}

/** Looks for one kind of fault; every fault is a sentence. */
export type Look = (visit: Visit) => Promise<readonly string[]>;

/** Opens an address in a context of its own, lets it settle, walks, and closes it. */
export async function visit<T>(
  browser: Browser,
  origin: string,
  path: string,
  options: { readonly width?: number; readonly height?: number; readonly script?: boolean },
  walk: (visit: Visit) => Promise<T>,
): Promise<T> {
  const { width = 1280, height = 900, script = true } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  try {
    const page = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    // Scripts of a kind that is refused say so in an event, whatever the console does.
    if (script)
      await page.addInitScript(() => {
        const refused: string[] = [];
        Object.assign(globalThis, { hostlabRefused: refused });
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
          refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
        );
      });
    await page.goto(origin + path, { waitUntil: 'load' });
    if (script) await page.waitForTimeout(150);
    return await walk({ page, origin, requests, errors });
  } finally {
    await context.close();
  }
}

async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((theme) => {
    document.documentElement.dataset['theme'] = theme;
  }, theme);
}

/** What axe knows, in one theme at one width, with everything folded out. */
export function axe(theme: 'light' | 'dark', width: number): Look {
  return async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await inTheme(page, theme);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('main details')) details.open = true;
    });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'], preload: false })
      .analyze();
    await inTheme(page, 'light');
    return violations.map(
      ({ id, nodes }) =>
        `${theme} at ${String(width)} px, ${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' ')}`,
    );
  };
}

/** In the page: what makes it scroll sideways, by the elements that stick out. */
function sticksOut(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && element.getClientRects().length > 0,
  );
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

/** Nothing cut off when a reader widens the spacing of text (WCAG 1.4.12), at 320 px. */
export const textSpacing: Look = async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const faults = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `:not(svg, svg *, .cm-editor *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const out: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter(
        (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
      );
      const names = wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.classList.value}`);
      out.push(`${String(scrollWidth - clientWidth)} px too wide: ${names.join(', ')}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('main *')) {
      const text = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim());
      if (!text || element.closest('svg, .cm-editor') || element.getClientRects().length === 0) continue;
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      if (clipPath !== 'none' || element.clientHeight <= 1) continue;
      const hidden = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      if (
        (hidden(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hidden(overflowY) && element.scrollHeight > element.clientHeight + 1)
      )
        out.push(`cut off: "${element.textContent.trim().slice(0, 60)}"`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    return out;
  });
  return faults.map((fault) => `with wide spacing, ${fault}`);
};

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

/** Nothing moves by itself where less motion is wished for. */
export const stillness: Look = async ({ page }) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => {
        const target = (animation.effect as KeyframeEffect | null)?.target;
        return `moves under reduced motion: ${target?.tagName.toLowerCase() ?? '?'}.${target?.classList.value ?? ''}`;
      }),
  );

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

/** Reads the page from its beginning to its end, so that everything on it has been in sight; finds no fault itself. */
export const toTheEnd: Look = async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    scrollTo(0, 0);
  });
  await page.waitForTimeout(300);
  return [];
};

/** Everything comes from the page's own origin. */
export const ownOrigin: Look = async ({ origin, requests }) =>
  requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)).map((url) => `asks for ${url}`);

/** The page says what it may run, no script of it is refused, and one that is planted is. */
export const policy: Look = async ({ page, errors }) => {
  const told = await page.evaluate(() => {
    const meta = document.querySelector<HTMLMetaElement>('head > meta[http-equiv="content-security-policy" i]');
    const first = document.querySelector('head > :is(script, style, link)');
    const early = meta !== null && (first === null || (meta.compareDocumentPosition(first) & 4) !== 0);
    const refused = (globalThis as { hostlabRefused?: string[] }).hostlabRefused ?? [];
    return { content: meta?.content ?? '', early, refused: [...refused] };
  });
  const faults = told.refused.map((what) => `its own policy refuses ${what}`);
  const scripts = /(?:^|;)\s*script-src ([^;]*)/.exec(told.content)?.[1];
  if (scripts === undefined) faults.push('says not which scripts may run');
  else if (/'unsafe-inline'|'unsafe-eval'|'strict-dynamic'|https?:|\*/.test(scripts))
    faults.push(`lets any script run: ${scripts}`);
  if (!told.early) faults.push('tells its policy after the first script or style');
  const planted = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.hostlabPlanted = true';
    document.body.append(script);
    const link = document.createElement('a');
    link.setAttribute('onclick', 'globalThis.hostlabPlanted = true');
    link.click();
    script.remove();
    return 'hostlabPlanted' in globalThis;
  });
  if (planted) faults.push('runs a script that was planted in it');
  return [...faults, ...errors.filter((error) => !error.includes('hostlabPlanted') && !plantedRefusal(error))];
};

/** The browser's own words about the script that this check plants. */
const plantedRefusal = (error: string): boolean => /inline (script|event handler)/i.test(error);

/** Without script a page still has its title, its text and nothing that only a script could work. */
export const withoutScript: Look = async ({ page }) => {
  const out: string[] = [];
  if ((await page.locator('h1').count()) !== 1) out.push('has not one title without script');
  if ((await page.locator('main').innerText()).trim().length < 40) out.push('has no text without script');
  const dead = page.locator('main :is(button, input, select, textarea):visible:not([disabled])');
  for (const control of (await dead.all()).slice(0, 5))
    out.push(
      `has a dead control without script: ${(await control.evaluate(({ outerHTML }) => outerHTML)).slice(0, 100)}`,
    );
  for (const picture of await page.locator('main svg[role=img]:visible').all())
    if ((await picture.locator('title').count()) === 0) out.push('has a picture without a title');
  return out;
};

/** Bytes after brotli of what a page asked for. */
export async function weigh(requests: readonly string[]): Promise<{ readonly script: number; readonly all: number }> {
  let script = 0;
  let all = 0;
  for (const url of new Set(requests)) {
    if (!url.startsWith('http')) continue;
    const bytes =
      compressed.get(url) ?? brotliCompressSync(new Uint8Array(await (await fetch(url)).arrayBuffer())).length;
    compressed.set(url, bytes);
    all += bytes;
    if (/\.m?js$/.test(new URL(url).pathname)) script += bytes;
  }
  return { script, all };
}
const compressed = new Map<string, number>();

/** Bounds of one cold load, bytes after brotli. */
export function budget(bounds: { readonly script: number; readonly all: number }): Look {
  return async ({ requests, origin }) => {
    const { script, all } = await weigh(requests.filter((url) => url.startsWith(origin)));
    const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
    return [
      ...(script > bounds.script ? [`${kilobytes(script)} of script, at most ${kilobytes(bounds.script)}`] : []),
      ...(all > bounds.all ? [`${kilobytes(all)} in all, at most ${kilobytes(bounds.all)}`] : []),
    ];
  };
}
