import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeEverywhere, axeFaults } from '../../kit/site/axe.ts';
import { launch } from '../../kit/site/browser.ts';
import { sticksOut } from '../../kit/site/layout.ts';
import { serve, type Served } from '../../kit/site/serve.ts';

let browser: Browser;
let site: Served;

beforeAll(async () => {
  browser = await launch();
  site = await serve();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
}

async function visit(
  options: BrowserContextOptions & { readonly path?: string },
  walk: (opened: Opened) => Promise<void>,
): Promise<void> {
  const { path = '/lab/', ...more } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    reducedMotion: 'reduce',
    ...more,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  try {
    await page.goto(site.origin + path);
    await awake(page);
    await walk({ page, context, errors });
    expect(errors).toEqual([]);
  } finally {
    await context.close();
  }
}

/** The editor comes with the first sign of somebody. */
const awake = async (page: Page): Promise<void> => {
  await page.locator('hostlab-lab[data-awake]').waitFor();
  await page.locator('hostlab-lab').dispatchEvent('pointerover');
  await page.locator('.cm-content').waitFor();
};
const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
/** The text in the editor; CodeMirror draws only the lines that are near the window, so the link is asked for all. */
const shownText = (page: Page): Promise<string> =>
  page
    .locator('.cm-content')
    .evaluate((content) => [...content.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'));
/** The names of hosts and machines that are drawn. */
const listed = (page: Page): Promise<string[]> => part(page, 'selected').locator('option').allInnerTexts();
/** A number of the picture's caption and marks: changes with any run. */
const drawing = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.lab-panel:not([hidden]) .hl-layout svg')].find(
        (svg) => svg.getClientRects().length > 0,
      )?.innerHTML ?? '',
  );
const issues = (page: Page) => part(page, 'issue-count');
const mark = (page: Page, place: number) =>
  page.locator(`.hl-layout:visible [data-key="w0"] [data-place="${String(place)}"]`).first();

/** Puts the text into the editor as if it were pasted. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

const small = `# mine
hostlab: 1
name: small
until: 1 min
hosts:
  - { name: left, cores: 4, memory: 16 GiB } # first
  - { name: right, cores: 4, memory: 16 GiB }
vms:
  - { name: a, on: left, vcpus: 2, memory: 4 GiB }
  - { name: b, on: left, vcpus: 1, memory: 2 GiB }
`;

describe('text and picture follow each other', () => {
  test('by keys alone: from nothing to a scenario, broken, seen, mended, shared, and found again elsewhere', async () => {
    let address = '';
    await visit({}, async ({ page }) => {
      await part(page, 'start-menu').locator('summary').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => shownText(page)).toBe('hostlab: 1\n');
      await expect.poll(() => issues(page).innerText()).toContain('One issue');
      // The form makes what the text lacks.
      await page.locator('[data-add=hosts]').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => issues(page).innerText()).toContain('No issues');
      await page.locator('[data-add=vms]').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => listed(page)).toEqual(['nothing', 'host (host)', 'vm (VM)']);
      expect(await part(page, 'selected').locator('option:checked').innerText()).toBe('vm (VM)');

      await page.locator('.cm-content').focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nplacement: bst-fit');
      await expect.poll(() => issues(page).innerText()).toContain('One issue');
      const before = await listed(page);
      expect(before).toContain('vm (VM)');
      expect(await page.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['bst-fit']);
      expect(await part(page, 'issues').innerText()).toContain('placement');
      expect(await part(page, 'column').getAttribute('data-stale')).not.toBeNull();

      for (let i = 0; i < 'bst-fit'.length; i++) await page.keyboard.press('Backspace');
      await page.keyboard.type('best-fit');
      await page.keyboard.press('Escape');
      await expect.poll(() => issues(page).innerText()).toContain('No issues');

      await part(page, 'copy').focus();
      await page.keyboard.press('Enter');
      await part(page, 'link').waitFor();
      address = await part(page, 'link').inputValue();
      expect(address.length).toBeLessThan(1800);
    });
    await visit({ path: address.slice(site.origin.length) }, async ({ page }) => {
      await expect.poll(() => shownText(page)).toContain('placement: best-fit');
      await expect.poll(() => listed(page)).toEqual(['nothing', 'host (host)', 'vm (VM)']);
    });
  });

  test('by mouse: a machine is moved and made larger, and comments stay', async () => {
    await visit({}, async ({ page }) => {
      await write(page, small);
      await expect.poll(() => listed(page)).toContain('b (VM)');
      await mark(page, 2).scrollIntoViewIfNeeded();
      const from = (await mark(page, 2).boundingBox())!;
      const to = (await mark(page, 1).boundingBox())!;
      await page.mouse.move(from.x + 15, from.y + 15);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 20, { steps: 3 });
      await page.mouse.move(to.x + to.width / 2, to.y + 50, { steps: 3 });
      await expect.poll(() => page.locator('.lab-target').count()).toBe(1);
      await page.mouse.up();
      await expect.poll(() => shownText(page)).toBe(small.replace('name: a, on: left', 'name: a, on: right'));

      await expect.poll(async () => (await mark(page, 2).boundingBox())!.x).toBeGreaterThan(to.x);
      await expect.poll(() => page.locator('.lab-handle[data-resize=memory]').count()).toBe(1);
      await page.waitForTimeout(200);
      const handle = (await page.locator('.lab-handle[data-resize=memory]').boundingBox())!;
      const machine = (await mark(page, 2).boundingBox())!;
      await page.mouse.move(handle.x + 14, handle.y + 7);
      await page.mouse.down();
      await page.mouse.move(handle.x + 14, handle.y + 7 - machine.height, { steps: 4 });
      await page.mouse.up();
      await expect
        .poll(() => shownText(page))
        .toMatch(/name: a, on: right, vcpus: 2, memory: (?:7936 MiB|8 GiB|8\d{3} MiB)/);
      expect(await shownText(page)).toContain('# first');
      await part(page, 'undo').click();
      await part(page, 'undo').click();
      await expect.poll(() => shownText(page)).toBe(small);
    });
  });

  test('by the keys of the picture: choose, move, resize, one more, take away', async () => {
    await visit({}, async ({ page }) => {
      await write(page, small);
      await expect.poll(() => listed(page)).toContain('b (VM)');
      const picture = part(page, 'panel-hosts').locator('[data-part=pictures]');
      await picture.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('m');
      await expect.poll(() => shownText(page)).toContain('name: a, on: right');
      await page.keyboard.press('+');
      await expect.poll(() => shownText(page)).toContain('memory: 5 GiB');
      await page.keyboard.press(']');
      await expect.poll(() => shownText(page)).toContain('vcpus: 3');
      await page.keyboard.press('d');
      await expect.poll(() => listed(page)).toContain('a-b (VM)');
      await page.keyboard.press('Delete');
      await expect.poll(() => listed(page)).not.toContain('a-b (VM)');
      expect(await part(page, 'why').getAttribute('open')).toBeNull();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('w');
      await expect.poll(() => part(page, 'why-chain').innerText()).not.toBe('');
    });
  });

  test('by the form: every field that a machine has', async () => {
    await visit({}, async ({ page }) => {
      await write(page, small);
      await expect.poll(() => listed(page)).toContain('b (VM)');
      await part(page, 'selected').selectOption({ label: 'b (VM)' });
      const set = async (field: string, value: string): Promise<void> => {
        const control = page.locator(`[data-field=${field}]`);
        if ((await control.evaluate(({ localName }) => localName)) === 'select') await control.selectOption(value);
        else {
          await control.fill(value);
          await control.blur();
        }
        await page.waitForTimeout(300);
      };
      await set('on', 'right');
      await set('cores', '3');
      await set('memory', '6 GiB');
      await set('mode', 'shared');
      await set('limit', '2');
      await set('name', 'bee');
      await expect
        .poll(() => shownText(page))
        .toBe(
          small.replace(
            '{ name: b, on: left, vcpus: 1, memory: 2 GiB }',
            '{ name: bee, on: right, vcpus: 3, memory: 6 GiB, cpu: { mode: shared, limit: 2 } }',
          ),
        );
      expect(await part(page, 'selected').locator('option:checked').innerText()).toBe('bee (VM)');
    });
  });

  test('two worlds stand side by side, and each panel has its picture and table', async () => {
    await visit({}, async ({ page }) => {
      await part(page, 'beside').selectOption('container');
      await expect.poll(() => drawing(page)).toContain('containers on hosts');
      for (const name of ['Whole run', 'CPU and memory', 'Start-up']) {
        await page.getByRole('checkbox', { name }).check();
        await page.getByRole('checkbox', { name: 'Hosts' }).uncheck();
        await expect.poll(async () => (await drawing(page)).length).toBeGreaterThan(500);
        await page.getByRole('checkbox', { name: 'Hosts' }).check();
        await page.getByRole('checkbox', { name }).uncheck();
      }
      await part(page, 'twin').locator('summary').click();
      await expect.poll(() => part(page, 'table').locator('tr').count()).toBeGreaterThan(3);
    });
  });
});

describe('nothing that was written is lost', () => {
  test('a reload brings back even what is broken, and discarding forgets it', async () => {
    await visit({}, async ({ page }) => {
      await write(page, 'hostlab: 1\nhosts: [');
      await expect.poll(() => part(page, 'status').innerText()).toBe('Kept in this browser.');
      await page.reload();
      await awake(page);
      expect(await shownText(page)).toBe('hostlab: 1\nhosts: [');
      await expect.poll(() => issues(page).innerText()).toMatch(/issue/);
      await part(page, 'discard').click();
      await expect.poll(() => shownText(page)).toContain('my first scenario');
      await page.waitForTimeout(600);
      await page.reload();
      await awake(page);
      expect(await shownText(page)).toContain('my first scenario');
    });
  });

  test('a full store is told, and work goes on', async () => {
    await visit({}, async ({ page }) => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await write(page, small);
      await expect.poll(() => part(page, 'status').innerText()).toContain('save your work as a file');
      await expect.poll(() => listed(page)).toContain('b (VM)');
    });
  });

  test('hostile and damaged links are refused with a sentence, and the page stands', async () => {
    for (const hash of [
      '#s=1.zAAAA',
      '#s=2.x',
      '#s=1.u!!',
      `#s=1.u${'A'.repeat(5000)}`,
      `#s=1.u${btoa('{"yaml":{"a":1}}').replaceAll('=', '')}`,
    ])
      await visit({ path: `/lab/${hash}` }, async ({ page }) => {
        await expect.poll(() => part(page, 'notice').innerText()).toMatch(/^This link .*stands as it was/);
        expect(await shownText(page)).toContain('my first scenario');
      });
  });

  test('text of a scenario never becomes markup', async () => {
    await visit({}, async ({ page }) => {
      const evil = '<img src=x onerror=alert(1)>';
      await write(
        page,
        `hostlab: 1\nname: "${evil}"\nhosts:\n  - { name: "${evil}", cores: 4, memory: 8 GiB }\ncontainers:\n  - { name: "<b>c</b>" }\n`,
      );
      await expect.poll(() => listed(page)).toContain(`${evil} (host)`);
      await part(page, 'selected').selectOption('0');
      await part(page, 'why').locator('summary').click();
      await part(page, 'twin').locator('summary').click();
      await write(page, `hostlab: 1\n"${evil}": 1\n`);
      await expect.poll(() => part(page, 'issues').innerText()).toContain('not a key');
      expect(await page.locator('hostlab-lab img, hostlab-lab b').count()).toBe(0);
    });
  });
});

describe('files', () => {
  test('are read: YAML as it is, JSON as YAML; too large ones are not read', async () => {
    await visit({}, async ({ page }) => {
      const give = (name: string, text: string) =>
        part(page, 'file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
      await give('a.yaml', small);
      await expect.poll(() => shownText(page)).toBe(small);
      await give('b.json', '{"hostlab":1,"hosts":[{"name":"x","cores":2,"memory":"1 GiB"}]}');
      await expect.poll(() => shownText(page)).toBe('hostlab: 1\nhosts:\n  - { name: x, cores: 2, memory: 1 GiB }\n');
      await give('c.yaml', 'x'.repeat(1_100_000));
      await expect.poll(() => part(page, 'notice').innerText()).toContain('at most 1 MB');
      expect(await shownText(page)).toContain('name: x');
    });
  });

  test('are saved: seven kinds, each what it says', async () => {
    await visit({ acceptDownloads: true }, async ({ page }) => {
      await write(page, small);
      await expect.poll(() => listed(page)).toContain('b (VM)');
      await part(page, 'save-menu').locator('summary').click();
      const saved = async (kind: string): Promise<{ readonly name: string; readonly content: Buffer }> => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`[data-save=${kind}]`).click(),
        ]);
        return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
      };
      expect(await saved('yaml')).toEqual({ name: 'small.yaml', content: Buffer.from(small) });
      expect(JSON.parse((await saved('scenario-json')).content.toString())).toMatchObject({ name: 'small' });
      expect(JSON.parse((await saved('run-json')).content.toString())).toMatchObject({ format: 'hostlab.run/1' });
      expect((await saved('csv')).content.toString()).toMatch(/^what,name,key,value\n/);
      expect((await saved('trace')).content.toString().split('\n')[0]).toContain('hostlab.trace/1');
      expect((await saved('svg')).content.toString()).toMatch(/^<\?xml[\s\S]*<svg/);
      expect((await saved('png')).content.subarray(1, 4).toString()).toBe('PNG');
    });
  });
});

test('completion offers keys, and takes one by keys', async () => {
  await visit({}, async ({ page }) => {
    await write(page, 'hostlab: 1\nhosts:\n  - name: h\n    cor');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete').getByText('cores').first().waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await expect.poll(() => shownText(page)).toBe('hostlab: 1\nhosts:\n  - name: h\n    cores: ');
  });
});

test('a long run is cancelled, and the picture stays', async () => {
  await visit({}, async ({ page }) => {
    await write(
      page,
      'hostlab: 1\nuntil: 4000 d\nhosts: [{ name: h, cores: 64, memory: 512 GiB }]\ncontainers: [{ name: c, count: 60 }]\nservices: [{ name: s, each: c, rate: 50, work: { exponential: 0.01 } }]\n',
    );
    await part(page, 'cancel').click();
    expect(await part(page, 'notice').innerText()).toContain('cancelled');
    expect(await listed(page)).toContain('shop (VM)');
  });
});

describe('access', () => {
  test('axe finds nothing in light and dark, with an issue shown, at 320, 768 and 1280 px', async () => {
    await visit({}, async ({ page }) => {
      await write(page, `${small}vm: 1\n`);
      await expect.poll(() => issues(page).innerText()).toContain('One issue');
      expect(await axeEverywhere(page)).toEqual([]);
      expect(await page.evaluate(sticksOut)).toEqual([]);
    });
  });

  test('axe would tell: a field that loses its name is found', async () => {
    await visit({}, async ({ page }) => {
      await part(page, 'selected').evaluate((select) => select.closest('label')?.replaceWith(select));
      expect((await axeFaults(page)).join(' ')).toContain('select-name: ');
    });
  });

  test('without script there is a sentence, an example and its picture', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}/lab/`);
    expect(await page.locator('.lab-scriptless').isVisible()).toBe(true);
    expect(await page.locator('.lab-editor code').innerText()).toContain('hostlab: 1');
    expect(await page.locator('.hl-layout:visible rect').count()).toBeGreaterThan(15);
    await context.close();
  });

  test('no other page loads the editor', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${site.origin}/`);
    await page.waitForTimeout(500);
    const texts = await Promise.all(
      requests.filter((url) => url.endsWith('.js')).map(async (url) => (await fetch(url)).text()),
    );
    expect(texts.filter((text) => text.includes('cm-content'))).toEqual([]);
    await context.close();
  });
});
