import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import { launch } from './browser.ts';
import { serve, siteFolder, type Served } from './serve.ts';

/** A page that was opened, with what it asked for and complained of since. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  /** Addresses of everything that was asked for, in order. */
  readonly requests: readonly string[];
  /** Errors of scripts, refusals of the policy among them. */
  readonly errors: readonly string[];
}

/** How a page is opened: at an address of the site, or at a whole one, in a window with these properties. */
export interface Visiting extends BrowserContextOptions {
  readonly path?: string;
  /** Errors are for the walk to judge. */
  readonly mayFail?: boolean;
}

/** A folder of pages that is served, and a browser that opens them, for the tests of one file. */
export interface Driven {
  readonly browser: Browser;
  /** `http://localhost:PORT` */
  readonly origin: string;
  /** Opens a page in a context of its own, walks, and closes it; nothing may go wrong in it. */
  readonly visit: <T>(options: Visiting, walk: (opened: Opened) => Promise<T>) => Promise<T>;
}

/** Starts both before the tests of a file, and ends them after. */
export function driven(folder: string = siteFolder): Driven {
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve(folder)]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  const here = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Nothing is opened before the tests begin.');
    return value;
  };
  return {
    get browser() {
      return here(browser);
    },
    get origin() {
      return here(served).origin;
    },
    async visit(options, walk) {
      const { path = '/', mayFail = false, ...window } = options;
      const context = await here(browser).newContext({ viewport: { width: 1280, height: 900 }, ...window });
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
        if (window.javaScriptEnabled !== false)
          await page.addInitScript(() => {
            const refused: string[] = [];
            Object.assign(globalThis, { hostlabRefused: refused });
            document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
              refused.push(`${effectiveDirective} ${blockedURI} ${sample}`),
            );
          });
        const { origin } = here(served);
        await page.goto(new URL(path, origin).href);
        const result = await walk({ page, context, origin, requests, errors }).catch((error: unknown) => {
          // What the page said of it is half of the cause.
          if (error instanceof Error && errors.length > 0) error.message += `\nThe page said: ${errors.join('; ')}`;
          throw error;
        });
        if (!mayFail) expect(errors).toEqual([]);
        return result;
      } finally {
        await context.close();
      }
    },
  };
}
