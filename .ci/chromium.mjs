// @ts-check
// Where a Chromium is, and how it is started on a closed machine. Plain Node ≥ 20, no dependencies: runs before anything is installed.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Flags for a machine without a display, without a GPU and without a way out. */
export const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else one that is installed, else the one Playwright has fetched; `undefined` if there is none.
 * A `CHROMIUM_PATH` that leads nowhere is not replaced by another: who sets it means it.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const wished = process.env['CHROMIUM_PATH'];
  if (wished) return isProgram(wished) ? wished : undefined;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (folder !== '' && isProgram(path)) return path;
    }
  }
  try {
    const { chromium } = await import('playwright');
    const path = chromium.executablePath();
    return isProgram(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
