import type { Opened } from './driven.ts';

/** Looks for one kind of fault on an open page; every fault is a sentence. */
export type Look = (opened: Opened) => Promise<readonly string[]>;

/** All faults that some looks find, one look after the other. */
export async function looked(opened: Opened, looks: readonly Look[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const look of looks) found.push(...(await look(opened)));
  return found;
}

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

/** Everything comes from the page's own origin. */
export const ownOrigin: Look = async ({ origin, requests }) =>
  requests.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)).map((url) => `asks for ${url}`);

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
