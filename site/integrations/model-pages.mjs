// @ts-check
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = new URL('../../simulator/MODEL.md', import.meta.url);
const folder = new URL('../src/content/docs/model/', import.meta.url);

/** The head of a section: `## 8. What is left out`. */
const lastSection = /^## \d+\. What is left out$/m;

/** @param {string} title @param {string} description @param {string} body */
function page(title, description, body) {
  return `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(description)}
editUrl: false
---

${body.trim()}
`;
}

/**
 * The pages that simulator/MODEL.md makes: how the model works, and what it leaves out.
 *
 * @param {string} text
 * @returns {Readonly<Record<string, string>>}
 */
export function modelPages(text) {
  const at = text.search(lastSection);
  if (at < 0) throw new Error('simulator/MODEL.md has no section "What is left out".');
  const rules = text.slice(0, at).replace(/^# .*\n/, '');
  const limits = text.slice(text.indexOf('\n', at));
  if (/^## /m.test(limits)) throw new Error('simulator/MODEL.md: "What is left out" is not its last section.');
  return {
    'how-it-works.md': page(
      'How this model works',
      'Every rule that the simulator plays: time, sharing, memory, promises, start-up, workload, money and energy.',
      `${rules}
## What is left out

That has [a page of its own](/model/limits/). The numbers that feed the rules are in [the presets](/model/presets/).`,
    ),
    'limits.md': page(
      'What this model leaves out',
      'The limits of the simulator: what no figure of this course can tell you.',
      `A model is known by what it leaves out. No figure of this course tells anything about what stands here; whoever
concludes from a figure to a real machine has to think of it.

${limits}

What is in the model is told in [how this model works](/model/how-it-works/).`,
    ),
  };
}

/** Writes the pages of simulator/MODEL.md, which is their only source, before the content is read. @returns {import('astro').AstroIntegration} */
export default function modelPagesIntegration() {
  return {
    name: 'hostlab-model-pages',
    hooks: {
      'astro:config:setup': ({ addWatchFile }) => {
        addWatchFile(file);
        mkdirSync(folder, { recursive: true });
        for (const [name, text] of Object.entries(modelPages(readFileSync(file, 'utf8')))) {
          const target = fileURLToPath(new URL(name, folder));
          if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
        }
      },
    },
  };
}
