// @ts-check
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An inline script and its attributes; scripts of a data type are not run and need no leave. */
const scripts = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const runs = /\btype="?(?:module|text\/javascript)\b/;

/**
 * The policy of one page: its own scripts by their hashes, everything else from the site's own origin, nothing from
 * anywhere else. Styles may be inline: colours of code and the editor's are. The search compiles WebAssembly.
 *
 * @param {string} html
 */
export function policyOf(html) {
  /** @type {Set<string>} */
  const hashes = new Set();
  for (const [, attributes = '', text = ''] of html.matchAll(scripts)) {
    if (/\bsrc=/.test(attributes) || (/\btype=/.test(attributes) && !runs.test(attributes))) continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...[...hashes].sort((a, b) => (a < b ? -1 : 1))].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy before all that it rules. @param {string} html */
export function withPolicy(html) {
  const head = html.indexOf('<head>');
  if (head < 0) return html;
  const at = head + '<head>'.length;
  return `${html.slice(0, at)}<meta http-equiv="content-security-policy" content="${policyOf(html)}"/>${html.slice(at)}`;
}

/**
 * Gives every page that is built its Content-Security-Policy. Astro's own leaves out scripts that are inline on purpose,
 * and Starlight has some (the theme, before the first paint).
 *
 * @returns {import('astro').AstroIntegration}
 */
export default function policy() {
  return {
    name: 'hostlab-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
        for (const file of files) {
          const path = join(folder, file);
          await writeFile(path, withPolicy(await readFile(path, 'utf8')));
        }
        logger.info(`${String(files.length)} pages have their policy`);
      },
    },
  };
}
