import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeEverywhere } from '../../kit/site/axe.ts';
import { launch } from '../../kit/site/browser.ts';
import { sticksOut } from '../../kit/site/layout.ts';
import { serve, type Served } from '../../kit/site/serve.ts';

let browser: Browser;
let site: Served;
/** Somebody else's page, on an origin of its own. */
let other: Server;
let elsewhere = '';

/** A plain page with the lines of the how-to page. */
const host = (query: string, figure: string): string => `<!doctype html><html lang="en"><title>A page</title>
<iframe id="figure" src="${site.origin}/embed/${figure}/${query}" title="Twenty quiet services" width="100%"></iframe>
<script>
  const frame = document.getElementById('figure');
  const site = new URL(frame.src).origin;
  const heard = (globalThis.heard = []);
  const protocol = 'hostlab.embed/1';
  const say = (message) =>
    frame.contentWindow.postMessage({ protocol, ...message }, site);
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== site) return;
    if (data.protocol !== protocol) return;
    heard.push(data);
    if (data.type === 'height') frame.height = data.height;
  });
</script>`;

beforeAll(async () => {
  browser = await launch();
  site = await serve();
  other = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.writeHead(200, {
      'content-type': 'text/html',
      ...(searchParams.has('secret') ? { 'referrer-policy': 'no-referrer' } : {}),
    });
    response.end(host(searchParams.get('query') ?? '', searchParams.get('figure') ?? 'quiet-services'));
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${String((other.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await browser.close();
  await site.close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});

interface Heard {
  readonly type: string;
  readonly [key: string]: unknown;
}
const heard = (page: Page, type: string): Promise<Heard[]> =>
  page.evaluate((type) => (globalThis as unknown as { heard: Heard[] }).heard.filter((one) => one.type === type), type);
const say = (page: Page, message: object): Promise<void> =>
  page.evaluate((message) => {
    (document.querySelector('iframe') as HTMLIFrameElement).contentWindow?.postMessage(
      { protocol: 'hostlab.embed/1', ...message },
      '*',
    );
  }, message);

async function visit(path: string, walk: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(elsewhere + path);
    await page.frameLocator('iframe').locator('hostlab-figure[data-awake]').waitFor();
    await walk(page);
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
}

describe('a figure in a plain page of another origin', () => {
  test('says that it is ready, how high it is, and its state', async () => {
    await visit('/', async (page) => {
      await expect
        .poll(() => heard(page, 'ready'))
        .toMatchObject([{ figure: 'quiet-services', knobs: [{ name: 'busy', kind: 'range', min: 0, max: 100 }] }]);
      await expect.poll(async () => (await heard(page, 'state')).length).toBeGreaterThan(0);
      const frame = page.locator('iframe');
      await expect.poll(async () => Number(await frame.getAttribute('height'))).toBeGreaterThan(500);
      const inner = page.frames()[1]!;
      await expect
        .poll(() => inner.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight))
        .toBe(0);
      await page.setViewportSize({ width: 360, height: 900 });
      const heights = async (): Promise<number> =>
        new Set((await heard(page, 'height')).map(({ height }) => height)).size;
      await expect.poll(heights).toBeGreaterThan(1);
    });
  });

  test('sets its knobs and its instant when told, and gives its link', async () => {
    await visit('/', async (page) => {
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
      await say(page, { type: 'set', values: { busy: 40 }, at: 60 });
      await expect
        .poll(async () => (await heard(page, 'state')).at(-1))
        .toMatchObject({ values: { busy: 40 }, at: 60 });
      expect(await page.frameLocator('iframe').locator('[data-part=clock]').innerText()).toBe('1:00');
      await say(page, { type: 'ask', what: 'link' });
      await expect.poll(async () => (await heard(page, 'link')).length).toBe(1);
      const [{ address }] = (await heard(page, 'link')) as unknown as [{ address: string }];
      await page.goto(address);
      await page.locator('hostlab-figure[data-awake]').waitFor();
      expect(await page.locator('[data-part=clock]').innerText()).toBe('1:00');
    });
  });

  test('refuses what it cannot do with a sentence, and changes nothing', async () => {
    await visit('/', async (page) => {
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
      const wrong = [
        { type: 'set', values: { busy: 4000 } },
        { type: 'set', values: { nobody: 1 } },
        { type: 'run', code: 'alert(1)' },
        { type: 'set', at: -1 },
        { protocol: 'hostlab.embed/9', type: 'ask', what: 'state' },
      ];
      for (const message of wrong) await say(page, message);
      await expect.poll(async () => (await heard(page, 'refused')).length).toBe(wrong.length);
      await say(page, { type: 'ask', what: 'state' });
      await expect.poll(async () => (await heard(page, 'state')).at(-1)?.['values']).toEqual({ busy: 5 });
    });
  });

  test('refuses to go to an instant where nothing of time is shown', async () => {
    await visit('/?figure=break-even', async (page) => {
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
      await say(page, { type: 'set', values: { disk: 64 }, at: 60 });
      await expect
        .poll(async () => (await heard(page, 'refused')).at(-1)?.['why'])
        .toBe('This figure shows nothing of time: there is no instant to go to.');
      await say(page, { type: 'set', values: { disk: 64 } });
      await expect.poll(async () => (await heard(page, 'state')).at(-1)).toMatchObject({ values: { disk: 64 } });
    });
  });

  test('talks with nobody but the origin that was named', async () => {
    await visit(`/?query=${encodeURIComponent('?origin=https://somebody.example')}`, async (page) => {
      await page.waitForTimeout(500);
      await say(page, { type: 'set', values: { busy: 40 } });
      await page.waitForTimeout(500);
      expect(await heard(page, 'ready')).toEqual([]);
      expect(
        await page.frameLocator('iframe').locator('[data-knob-field=busy], input[type=number]').first().inputValue(),
      ).toBe('5');
    });
  });

  test('hears a page without a referrer only when that names itself', async () => {
    await visit('/?secret', async (page) => {
      await page.waitForTimeout(500);
      expect(await heard(page, 'ready')).toEqual([]);
    });
    await visit(`/?secret&query=${encodeURIComponent(`?origin=${elsewhere}`)}`, async (page) => {
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
    });
  });

  test('does not hear a frame beside it', async () => {
    await visit('/', async (page) => {
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
      await page.evaluate(async () => {
        const beside = document.createElement('iframe');
        beside.srcdoc = `<script>parent.frames[0].postMessage({ protocol: 'hostlab.embed/1', type: 'set', values: { busy: 90 } }, '*')</script>`;
        document.body.append(beside);
        await new Promise((resolve) => beside.addEventListener('load', resolve));
      });
      await page.waitForTimeout(300);
      expect(((await heard(page, 'state')).at(-1) as unknown as { values: unknown }).values).toEqual({ busy: 5 });
    });
  });
});

test('alone it has no fault that axe knows in light and dark at 320, 768 and 1280 px', async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const theme of ['dark', 'light']) {
    await page.goto(`${site.origin}/embed/quiet-services/?theme=${theme}`);
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
  }
  await page.locator('hostlab-figure[data-awake]').waitFor();
  expect(await axeEverywhere(page)).toEqual([]);
  expect(await page.evaluate(sticksOut)).toEqual([]);
  await context.close();
});
