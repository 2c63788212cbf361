import { describe, expect, test } from 'vitest';
import { axeInAllLooks } from '../../kit/site/axe.ts';
import { budget } from '../../kit/site/bytes.ts';
import { forcedColours, visibleFocus } from '../../kit/site/colours.ts';
import { driven } from '../../kit/site/driven.ts';
import { longerWords, reflow, rightToLeft, textSpacing } from '../../kit/site/layout.ts';
import { looked, ownOrigin, stillness, toTheEnd, withoutScript, type Look } from '../../kit/site/look.ts';
import { readPages } from '../../kit/site/pages.ts';
import { paper } from '../../kit/site/paper.ts';
import { policy } from '../../kit/site/policy.ts';

const site = driven();
const calm = { reducedMotion: 'reduce', colorScheme: 'light', mayFail: true } as const;

interface Bounds {
  readonly script: number;
  readonly all: number;
}
/** One cold load, bytes after brotli. A lesson's is the law's; the Lab brings its editor, and a text no figure. */
function bounds(path: string): Bounds {
  if (path.startsWith('/lab/')) return { script: 260_000, all: 330_000 };
  if (path.startsWith('/lessons/')) return { script: 65_000, all: 90_000 };
  // Their figure is in sight at once, and so is its simulator. The law's 65 and 90 kB are not reached yet.
  if (path === '/' || path.startsWith('/embed/')) return { script: 75_000, all: 108_000 };
  return { script: 15_000, all: 55_000 };
}
/** A lesson that is read to its end, all figures awake. The law's 90 kB are not reached yet: this is where we are. */
const readToTheEnd: Bounds = { script: 80_000, all: 120_000 };

/** As a page is looked at that is open: cheap looks first, then those that turn it upside down. */
const looks = (path: string): readonly Look[] => [
  budget(bounds(path)),
  stillness,
  policy,
  axeInAllLooks,
  reflow(320, 640),
  reflow(320, 256),
  reflow(768, 900),
  textSpacing,
  longerWords,
  rightToLeft,
  forcedColours,
  visibleFocus,
  paper,
  ...(path.startsWith('/lessons/') ? [toTheEnd, budget(readToTheEnd)] : []),
  ownOrigin,
];

describe('every page', () => {
  test.each(readPages())('%s', { timeout: 90_000 }, async (path) => {
    const faults = await site.visit({ path, ...calm }, async (opened) => {
      await opened.page.waitForTimeout(150);
      return looked(opened, looks(path));
    });
    const plain = await site.visit({ path, ...calm, javaScriptEnabled: false }, withoutScript);
    expect([...faults, ...plain].join('\n')).toBe('');
  });
});
