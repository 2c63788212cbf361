import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../kit/site/browser.ts';
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

const wide = { viewport: { width: 1280, height: 900 } };

/** Opens the lesson in a context of its own; nothing may go wrong in it. */
async function visit(
  options: BrowserContextOptions & { readonly hash?: string },
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const { hash = '', ...context } = options;
  const opened = await browser.newContext(context);
  const page = await opened.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  try {
    await page.goto(`${site.origin}/lessons/reservation/${hash}`);
    await walk(page);
    expect(errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const figureOf = (page: Page): Locator => page.locator('hostlab-figure[data-lab=reservation]');
const cardOf = (page: Page): Locator => page.locator('hostlab-predict[data-lab=reservation]');

/** Skips the prediction and waits until the figure is awake. */
async function awake(page: Page): Promise<Locator> {
  await cardOf(page).locator('[data-part=skip]').click();
  const figure = figureOf(page);
  await figure.scrollIntoViewIfNeeded();
  await page.locator('hostlab-figure[data-lab=reservation][data-awake]').waitFor();
  return figure;
}
const caption = (figure: Locator): Promise<string> => figure.locator('[data-part=caption]').innerText();
const packed = (data: unknown): string => `#l=1.z${deflateRawSync(JSON.stringify(data)).toString('base64url')}`;

describe('the prediction', () => {
  test('is committed before the run is shown, and is answered', async () => {
    await visit(wide, async (page) => {
      const card = cardOf(page);
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      expect(await card.locator('[data-part=reveal]').isVisible()).toBe(false);
      expect(await figureOf(page).locator('.hl-layout').first().isVisible()).toBe(false);
      await card.getByRole('button', { name: 'Commit' }).click();
      expect(await card.getAttribute('data-committed')).toBeNull();
      await card.getByText('16, since 64 is 16 times 4').click();
      await card.getByText('fairly sure').click();
      await card.getByRole('button', { name: 'Commit' }).click();
      expect(await card.getAttribute('data-committed')).toBe('fairly');
      expect(await card.locator('[data-part=verdict]').innerText()).toContain('The host itself needs memory too');
      expect(await card.locator('[data-part=reveal]').innerText()).toContain('15 fit');
      expect(await figureOf(page).locator('[data-part=caption]').isVisible()).toBe(true);
      expect(await card.locator('input:enabled, button:enabled').count()).toBe(0);
    });
  });

  test('can be undone and redone while it is a draft', async () => {
    await visit(wide, async (page) => {
      const card = page.locator('hostlab-predict[data-lab=recorded-day]');
      await page.locator('hostlab-predict[data-lab=recorded-day][data-ready]').waitFor();
      const first = card.locator('input[type=number]').first();
      await first.fill('7');
      await first.press('Tab');
      await first.fill('9');
      await first.press('Control+z');
      expect(await first.inputValue()).toBe('7');
      await card.getByRole('button', { name: 'Redo' }).click();
      expect(await first.inputValue()).toBe('9');
    });
  });

  test('is a curve by pointer, and the same curve by keys', async () => {
    await visit(wide, async (page) => {
      const card = page.locator('hostlab-predict[data-lab=recorded-day]');
      const curve = card.locator('[data-part=curve]');
      await page.locator('hostlab-predict[data-lab=recorded-day][data-ready]').waitFor();
      await curve.scrollIntoViewIfNeeded();
      const box = (await curve.boundingBox())!;
      await page.mouse.move(box.x + 60, box.y + 190);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width - 20, box.y + 60, { steps: 12 });
      await page.mouse.up();
      const inputs = card.locator('.hl-heights input');
      const values = await inputs.evaluateAll((all) => all.map((input) => Number((input as HTMLInputElement).value)));
      expect(values.at(-1)).toBeGreaterThan(50);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      const drawn = await curve.locator('path[data-key=drawn]').getAttribute('d');
      await inputs.nth(2).fill('3');
      expect(await curve.locator('path[data-key=drawn]').getAttribute('d')).not.toBe(drawn);
      await card.getByText('a guess').click();
      await card.getByRole('button', { name: 'Commit' }).click();
      await curve.locator('path[data-key=answer]').waitFor();
      expect(await card.locator('[data-part=verdict]').innerText()).toContain('On average your curve is');
      // And it stands in the figure, however late that wakes.
      const figure = page.locator('hostlab-figure[data-lab=recorded-day]');
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('path[data-key=prediction]').first().waitFor({ state: 'attached' });
    });
  });
});

describe('the figure', () => {
  test('counts as the lesson counts, in caption, numbers and table', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      expect(await caption(figure)).toContain('15 of 20 VMs fit, five wait');
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20 VMs');
      expect(await figure.locator('[data-part=fit-0]').innerText()).toBe('7 of 20');
      await figure.locator('summary', { hasText: 'table' }).click();
      expect(await figure.locator('[data-part=table]').innerText()).toContain('56');
    });
  });

  test('ticks its tasks itself, and they stay ticked', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      expect(await figure.locator('[data-met]').count()).toBe(0);
      await figure.getByLabel('Memory of each VM, GiB').fill('3');
      await figure.locator('[data-goal=all-fit][data-met]').waitFor();
      await expect.poll(() => figure.locator('[data-part=said]').innerText()).toMatch(/Done|20 of 20/);
      await figure.getByRole('button', { name: 'Back to 4 GiB' }).click();
      await expect.poll(() => caption(figure)).toContain('15 of 20');
      expect(await figure.locator('[data-goal=all-fit]').innerText()).toContain('Done');
    });
  });

  test('undoes and redoes what the knobs did', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      const memory = figure.locator('[data-part=memory]');
      await memory.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => caption(figure)).toContain('10 of 20');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      await expect.poll(() => caption(figure)).toContain('15 of 20');
      expect(await memory.inputValue()).toBe('4');
      await page.keyboard.press('Control+Shift+z');
      await page.keyboard.press('Control+y');
      await expect.poll(() => caption(figure)).toContain('10 of 20');
      await figure.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => caption(figure)).toContain('12 of 20');
    });
  });

  test('says why: by pointer, by arrow keys, by w; with its causes outlined', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      const picture = figure.locator('[data-part=pictures]');
      await picture.focus();
      await page.keyboard.press('w');
      const chain = figure.locator('[data-part=why-chain]');
      await expect.poll(() => chain.innerText()).toContain('vm-16');
      expect(await chain.locator('li li').count()).toBeGreaterThan(0);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(1);
      await expect.poll(() => chain.innerText()).toContain('vm-1');
      await expect.poll(() => figure.locator('[data-part=said]').innerText()).toContain('Because');
      await page.keyboard.press('Escape');
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(0);
      await picture.click({ position: { x: 300, y: 150 } });
      await expect.poll(() => figure.locator('.hl-outlines .hl-selected').count()).toBe(1);
    });
  });

  test('is worked by keys alone, and tells which', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      const clock = (): Promise<string> => figure.locator('[data-part=clock]').innerText();
      await figure.locator('[data-part=pictures]').focus();
      await page.keyboard.press('Home');
      expect(await clock()).toBe('0:00');
      await page.keyboard.press('End');
      expect(await clock()).toBe('10:00');
      await page.keyboard.press(',');
      expect(await clock()).not.toBe('10:00');
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      await figure.getByRole('button', { name: 'Pause' }).waitFor();
      await page.keyboard.press('Space');
      await figure.getByRole('button', { name: 'Play' }).waitFor();
      await page.keyboard.press('+');
      expect(await figure.locator('[data-part=speed]').inputValue()).toBe('3');
      await page.keyboard.press('t');
      expect(await figure.locator('[data-part=twin]').getAttribute('open')).not.toBeNull();
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Keys, while the focus is in the figure' });
      await help.waitFor();
      expect(await help.innerText()).toContain('Ctrl-Z');
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'hidden' });
      // Outside the figure its keys are nobody's.
      await page.getByRole('button', { name: 'Search' }).focus();
      await page.keyboard.press('t');
      expect(await figure.locator('[data-part=twin]').getAttribute('open')).not.toBeNull();
    });
  });

  test('asks for no frame while it is out of sight, nor while it stands still', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      await page.evaluate(() => {
        const real = window.requestAnimationFrame.bind(window);
        Object.assign(window, { frames_: 0 });
        window.requestAnimationFrame = (call) => {
          (window as unknown as { frames_: number }).frames_++;
          return real(call);
        };
      });
      const frames = (): Promise<number> => page.evaluate(() => (window as unknown as { frames_: number }).frames_);
      await figure.locator('[data-part=pictures]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      await expect.poll(frames).toBeGreaterThan(2);
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await page.waitForTimeout(300);
      const away = await frames();
      await page.waitForTimeout(400);
      expect(await frames()).toBe(away);
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(frames).toBeGreaterThan(away);
      await figure.locator('[data-part=play]').click();
      const still = await frames();
      await page.waitForTimeout(300);
      expect(await frames()).toBe(still);
    });
  });

  test('moves nothing by itself where motion is not wanted', async () => {
    await visit({ ...wide, reducedMotion: 'reduce' }, async (page) => {
      const figure = await awake(page);
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });
  });
});

describe('a link', () => {
  test('opens elsewhere what it was made of', async () => {
    let address = '';
    await visit(wide, async (page) => {
      const figure = await awake(page);
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await figure.locator('[data-part=use-field]').fill('50');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      await figure.locator('summary', { hasText: 'share' }).click();
      await figure.getByRole('button', { name: 'Copy a link' }).click();
      await expect.poll(() => figure.locator('[data-part=link]').inputValue()).toContain('#l=1.');
      address = await figure.locator('[data-part=link]').inputValue();
    });
    expect(address.length).toBeLessThan(300);
    await visit({ ...wide, hash: new URL(address).hash }, async (page) => {
      const figure = figureOf(page);
      await figure.scrollIntoViewIfNeeded();
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      expect(await figure.locator('[data-part=memory-field]').inputValue()).toBe('8');
      expect(await figure.locator('[data-part=use-field]').inputValue()).toBe('50');
      expect(await figure.locator('[data-part=caption]').isVisible()).toBe(true);
    });
  });

  test.each([
    ['too much', packed({ lab: 'reservation', knobs: { memory: 4_000 } }), 'cannot be'],
    ['a knob that is none', packed({ lab: 'reservation', knobs: { '<img src=x>': 1 } }), 'does not have'],
    ['nothing but damage', '#l=1.z<script>', 'damaged'],
    ['another version', '#l=7.abc', 'version 7'],
    [
      'a bomb',
      `#l=1.z${deflateRawSync(Buffer.alloc(1_000_000), { level: 9 }).toString('base64url')}`,
      'unpacks to more',
    ],
  ])('that holds %s is refused with a sentence', async (_, hash, words) => {
    await visit({ ...wide, hash }, async (page) => {
      const figure = await awake(page);
      await expect.poll(() => figure.locator('[data-part=notice]').innerText()).toContain(words);
      expect(await caption(figure)).toContain('15 of 20');
      expect(await page.locator('img[src=x]').count()).toBe(0);
    });
  });

  test('leads into the Lab with the scenario as it stands', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      const lab = figure.locator('a[data-world]');
      await lab.hover();
      await expect.poll(() => lab.getAttribute('href')).toContain('/lab/#s=1.');
      const before = await lab.getAttribute('href');
      await figure.getByLabel('Memory of each VM, GiB').fill('8');
      await expect.poll(() => caption(figure)).toContain('7 of 20');
      await page.mouse.move(0, 0);
      await lab.hover();
      await expect.poll(() => lab.getAttribute('href')).not.toBe(before);
    });
  });

  test('is not all that can be taken along: SVG, PNG, CSV', async () => {
    await visit({ ...wide, acceptDownloads: true }, async (page) => {
      const figure = await awake(page);
      await figure.locator('summary', { hasText: 'share' }).click();
      for (const [kind, begins] of [
        ['SVG', '<?xml'],
        ['PNG', '\u2030PNG'],
        ['CSV', 'Host'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          figure.getByRole('button', { name: `as ${kind}` }).click(),
        ]);
        const chunks: Buffer[] = [];
        for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
        const bytes = Buffer.concat(chunks);
        expect(file.suggestedFilename()).toBe(`reservation-hosts.${kind.toLowerCase()}`);
        if (kind === 'PNG') expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
        else expect(bytes.toString('utf8')).toContain(kind === 'SVG' ? 'CC BY 4.0' : begins);
      }
    });
  });
});

describe('the page', () => {
  test('is whole without script: question, answer, figure, table, exercises, sources; and no dead controls', async () => {
    await visit({ ...wide, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.hl-controls').first().isVisible()).toBe(false);
      expect(await cardOf(page).locator('form').isVisible()).toBe(false);
      await cardOf(page).locator('summary').click();
      expect(await cardOf(page).innerText()).toContain('15 fit');
      expect(await caption(figureOf(page))).toContain('15 of 20 VMs fit');
      expect(await figureOf(page).locator('.hl-layout:visible svg rect').count()).toBeGreaterThan(40);
      await figureOf(page).locator('summary', { hasText: 'table' }).click();
      expect(await figureOf(page).locator('table').last().isVisible()).toBe(true);
      await page.locator('#how-many summary', { hasText: 'Answer' }).click();
      expect(await page.locator('#how-many').innerText()).toContain('so 15');
    });
  });

  test('checks an exercise and names the wrong idea', async () => {
    await visit(wide, async (page) => {
      const exercise = page.locator('#how-many');
      await exercise.locator('input').fill('16');
      await exercise.getByRole('button', { name: 'Check' }).click();
      expect(await exercise.locator('[role=status]').innerText()).toContain('the host itself needs');
      await exercise.locator('input').fill('15');
      await exercise.locator('input').press('Enter');
      expect(await exercise.locator('[role=status]').innerText()).toBe('Right.');
    });
  });

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [768, 'light'],
    [768, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)(
    'has no fault that axe knows at %i px, %s: asleep, awake, with all open, with the help',
    async (width, colorScheme) => {
      await visit({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' }, async (page) => {
        const check = async (state: string): Promise<void> => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            state,
          ).toEqual([]);
        };
        const sideways = (): Promise<number> =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await page.locator('hostlab-predict[data-ready]').first().waitFor();
        await check('before the prediction');
        expect(await sideways()).toBe(0);
        const figure = await awake(page);
        for (const summary of await page.locator('main summary:visible').all()) await summary.click();
        await figure.locator('[data-part=why-chain] li').first().waitFor();
        await check('all open');
        expect(await sideways()).toBe(0);
        await figure.getByRole('button', { name: 'Keys' }).click();
        await check('help');
      });
    },
  );

  test('axe would tell: a knob that loses its name is found', async () => {
    await visit(wide, async (page) => {
      const figure = await awake(page);
      await figure.locator('[data-part=memory-field]').evaluate((field) => field.removeAttribute('aria-label'));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toContain('label');
    });
  });

  test('has targets of at least 24 by 24 pixels, and 44 for play and steps', async () => {
    await visit({ viewport: { width: 360, height: 900 } }, async (page) => {
      const figure = await awake(page);
      for (const summary of await figure.locator('summary').all()) await summary.click();
      const small = await figure
        .locator('button:visible, summary:visible, select:visible, .hl-slider input:visible')
        .evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const least = one.closest('.hl-buttons') === null ? 24 : 44;
            return width < least - 0.01 || height < least - 0.01
              ? [`${one.outerHTML.slice(0, 80)} ${String(width)}×${String(height)}`]
              : [];
          }),
        );
      expect(small).toEqual([]);
    });
  });

  test('prints figure, prediction and exercises without controls', async () => {
    await visit(wide, async (page) => {
      await page.locator('hostlab-predict[data-ready]').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await figureOf(page).locator('.hl-controls').isVisible()).toBe(false);
      expect(await figureOf(page).locator('[data-part=caption]').isVisible()).toBe(true);
      expect(await page.locator('#how-many').isVisible()).toBe(true);
    });
  });
});
