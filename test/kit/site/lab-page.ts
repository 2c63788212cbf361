import type { Locator, Page } from 'playwright';
import type { Driven, Visiting } from './driven.ts';

/** How long a text may take until it is read, played in the worker and drawn, on a machine that does other things too. */
export const soon = { timeout: 15_000 } as const;

/** Opens the Lab, with its editor, in a context of its own. */
export async function inLab(site: Driven, options: Visiting, walk: (page: Page) => Promise<void>): Promise<void> {
  await site.visit(
    { path: '/lab/', viewport: { width: 1280, height: 1000 }, reducedMotion: 'reduce', ...options },
    async ({ page }) => {
      await awake(page);
      await walk(page);
    },
  );
}

/** The editor comes with the first sign of somebody. */
export async function awake(page: Page): Promise<void> {
  await page.locator('hostlab-lab[data-awake]').waitFor();
  await page.locator('hostlab-lab').dispatchEvent('pointerover');
  await page.locator('.cm-content').waitFor();
}

export function part(page: Page, name: string): Locator {
  return page.locator(`[data-part="${name}"]`);
}

/** Puts a text in the place of what is written, as a file that is brought. */
export async function bring(page: Page, text: string, name = 'brought.yaml'): Promise<void> {
  await part(page, 'file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Pastes a text in the place of all that is written. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.locator('.cm-content').evaluate((content, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The lines of the editor that are near the window; all of a short text. */
export function shownText(page: Page): Promise<string> {
  return page
    .locator('.cm-content')
    .evaluate((content) => [...content.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'));
}

/** The names of hosts and machines that can be selected. */
export function listed(page: Page): Promise<string[]> {
  return part(page, 'selected').locator('option').allInnerTexts();
}

/** A host or machine as it is drawn in one of the worlds. */
export function mark(page: Page, world: number, place: number): Locator {
  return page.locator(`.hl-layout:visible [data-key="w${String(world)}"] [data-place="${String(place)}"]`).first();
}

/** Presses on something and lets it go somewhere else, in page pixels from where it was pressed. */
export async function drag(page: Page, from: Locator, x: number, y: number): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const box = await from.boundingBox();
  if (box === null) throw new Error('What is dragged is not in sight.');
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + x / 2, start.y + y / 2, { steps: 2 });
  await page.mouse.move(start.x + x, start.y + y, { steps: 2 });
  await page.mouse.up();
}

/** Two hosts; two VMs on the first, and a container with a limit on the second. */
export const small = `# mine
hostlab: 1
name: small
until: 1 min
hosts:
  - { name: left, cores: 4, memory: 16 GiB } # first
  - { name: right, cores: 4, memory: 16 GiB }
vms:
  - { name: a, on: left, vcpus: 2, memory: 4 GiB }
  - { name: b, on: left, vcpus: 1, memory: 2 GiB }
containers:
  - { name: c, on: right, cpu: { request: 1 }, memory: { request: 4 GiB } }
loads:
  - { name: l, on: a, steady: 1 }
`;
