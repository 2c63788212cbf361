import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Lab } from '../../../site/src/widgets/kit/lab.ts';
import { driven } from '../../kit/site/driven.ts';
import { disagreement, press, randomKeys, seen, watch } from '../../kit/site/fuzz.ts';
import { awake } from '../../kit/site/lab-page.ts';
import { labs } from '../../kit/site/labs.ts';

/** `npm run test:fuzz` presses 2,000 keys in each figure, from a seed that nobody has chosen. */
const count = Number(process.env['HOSTLAB_FUZZ_KEYS'] ?? 40);
const seed = Number(process.env['HOSTLAB_FUZZ_SEED'] ?? (count > 40 ? Date.now() % 1_000_000 : 1));
/** `npm test` tries every fourth figure, and the Lab. */
const tried = count > 40 ? labs : labs.filter((_, i) => i % 4 === 0);
const timeout = 60_000 + count * 300;
const site = driven();

/** Opens a page that stays where it is whatever link is followed, watched from its first moment. */
async function fuzzed(path: string, awake: string, walk: (page: Page) => Promise<void>): Promise<readonly string[]> {
  return site.visit({ path: 'about:blank', reducedMotion: 'reduce', mayFail: true }, async ({ page, errors }) => {
    await watch(page);
    await page.goto(site.origin + path);
    await page.route('**/*', (route) =>
      route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.continue(),
    );
    await page.locator(awake).waitFor();
    await walk(page);
    return [...(await seen(page)), ...errors];
  });
}

/** Presses keys in a figure, and holds what it shows against what it means to show every so often. */
async function inFigure(
  lab: Lab,
  keys: readonly string[],
  before: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const home = lab.timeless ? '[data-part=pictures]' : '[data-part=play]';
  const found: string[] = [];
  const faults = await fuzzed(`/embed/${lab.id}/`, 'hostlab-figure[data-awake]', async (page) => {
    await before(page);
    await page.locator(home).focus();
    for (let from = 0; from < keys.length; from += 40) {
      const some = keys.slice(from, from + 40);
      await press(page, some, home);
      // A field that is half filled in says nothing yet; a run may be under way.
      await page.locator(home).focus();
      const fault = await disagreement(page, lab);
      if (fault !== undefined) found.push(`after ${some.join(' ')}: ${fault}`);
    }
  });
  return [...found, ...faults];
}

describe(`any ${String(count)} keys (seed ${String(seed)}) leave a figure whole: no error, focus kept, calm words, all that is said the same`, () => {
  test.each(tried.map((lab) => [lab.id, lab] as const))('%s', { timeout }, async (_, lab) => {
    expect(await inFigure(lab, randomKeys(seed, count), async () => undefined)).toEqual([]);
  });

  test('the Lab', { timeout }, async () => {
    const faults = await fuzzed('/lab/', 'hostlab-lab[data-awake]', async (page) => {
      const home = '[data-part=play]';
      await awake(page);
      await page.locator(home).focus();
      await press(page, randomKeys(seed, count), home);
      await expect.poll(() => page.locator('[data-part=issue-count]').innerText()).not.toBe('');
    });
    expect(faults).toEqual([]);
  });
});

describe('a fault is found that', () => {
  const lab = labs.find(({ id }) => id === 'reservation')!;
  test.each([
    ['throws', 'throw new Error("planted")', /planted/],
    ['loses the focus', 'document.activeElement.blur()', /loses the focus/],
    [
      'speaks too often',
      'document.querySelector("[data-part=said]").textContent = event.key + performance.now()',
      /speaks again/,
    ],
    [
      'says what is not so',
      'document.querySelector("[data-part=caption]").textContent = "99 of 20 VMs fit."',
      /99 of 20 VMs fit/,
    ],
  ])('%s', { timeout }, async (_, fault, message) => {
    const faults = await inFigure(lab, ['.', '.', 'w', '.', ',', '.'], async (page) => {
      await page.evaluate(`addEventListener('keyup', (event) => { ${fault} }, true)`);
    });
    expect(faults.join('\n')).toMatch(message);
  });
});
