import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';
import { chromiumFlags, findChromium } from '../../../.ci/chromium.mjs';
import { siteFolder } from './serve.ts';

/** A Chromium that drives the built site. */
export async function launch(): Promise<Browser> {
  if (!existsSync(`${siteFolder}index.html`))
    throw new Error('The site is not built: run `npx astro build` first (npm test does).');
  const executablePath = await findChromium();
  return chromium.launch({
    args: chromiumFlags.filter((flag) => !flag.startsWith('--headless')),
    ...(executablePath === undefined ? {} : { executablePath }),
  });
}
