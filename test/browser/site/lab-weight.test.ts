import { expect, test } from 'vitest';
import { weigh } from '../../kit/site/bytes.ts';
import { driven } from '../../kit/site/driven.ts';
import { awake, part } from '../../kit/site/lab-page.ts';

const site = driven();

/** Bytes of script after brotli: of the page at rest, with what plays in its worker, with the editor, with every panel. */
const most = { page: 43_000, worker: 120_000, editor: 262_000, panels: 300_000 };

test('the Lab brings its script in steps, each within its bound', async () => {
  await site.visit({ path: '/lab/' }, async ({ page, requests }) => {
    const arrived = async (): Promise<readonly string[]> => {
      await page.waitForLoadState('networkidle');
      return [...requests];
    };
    await page.locator('hostlab-lab[data-awake]').waitFor();
    const atRest = await arrived();
    await awake(page);
    const touched = await arrived();
    for (const name of ['CPU and memory', 'Whole run', 'Start-up']) await page.getByRole('checkbox', { name }).check();
    for (const name of ['series', 'time', 'start']) await part(page, `panel-${name}`).waitFor();
    const all = await arrived();
    const steps = [atRest.filter((url) => !url.includes('/run-worker-')), atRest, touched, all];
    const [own = 0, worker = 0, editor = 0, panels = 0] = await Promise.all(
      steps.map(async (urls) => (await weigh(urls)).script),
    );

    // Each step brings something, so that none is weighed before it has come.
    expect(own).toBeGreaterThan(20_000);
    expect(worker).toBeGreaterThan(own + 20_000);
    expect(editor).toBeGreaterThan(worker + 20_000);
    expect(panels).toBeGreaterThan(editor + 5_000);
    const found = { page: own, worker, editor, panels };
    expect(Object.entries(found).filter(([step, bytes]) => bytes > most[step as keyof typeof most])).toEqual([]);
  });
});
