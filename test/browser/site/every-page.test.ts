import { describe, expect, test } from 'vitest';
import { axeInAllLooks } from '../../kit/site/axe.ts';
import { budget } from '../../kit/site/bytes.ts';
import { forcedColours, visibleFocus } from '../../kit/site/colours.ts';
import { driven } from '../../kit/site/driven.ts';
import { longerWords, reflow, rightToLeft, textSpacing } from '../../kit/site/layout.ts';
import { looked, ownOrigin, stillness, toTheEnd, withoutScript, type Look } from '../../kit/site/look.ts';
import { pageOfEachKind, readPages } from '../../kit/site/pages.ts';
import { paper } from '../../kit/site/paper.ts';
import { policy } from '../../kit/site/policy.ts';

const site = driven();
const calm = { reducedMotion: 'reduce', colorScheme: 'light', mayFail: true } as const;

interface Bounds {
  readonly script: number;
  readonly all: number;
}
/** One cold load, bytes after brotli, workers included. A page with figures has the law's; the Lab's worker brings what plays. */
function bounds(path: string): Bounds {
  if (path.startsWith('/lab/')) return { script: 120_000, all: 148_000 };
  if (path === '/' || /^\/(?:lessons|embed)\//.test(path)) return law;
  return { script: 15_000, all: 40_000 };
}
/** Any page with figures, also a lesson that is read to its end, all figures awake. */
const law: Bounds = { script: 65_000, all: 90_000 };

/** As a page is looked at that is open: cheap looks first, then those that turn it upside down. */
const looks = (path: string): readonly Look[] => [
  budget(bounds(path)),
  // Before the others touch anything: who turns to a knob is brought the simulator.
  ...(path.startsWith('/lessons/') ? [toTheEnd, budget(law)] : []),
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
  ownOrigin,
];

/** All pages take minutes: `npm run test:site` looks at them all, `npm test` at one of each kind. */
const pages = process.env['HOSTLAB_EVERY'] === undefined ? pageOfEachKind() : readPages();

describe('every page', () => {
  test.each(pages)('%s', { timeout: 90_000 }, async (path) => {
    const faults = await site.visit({ path, ...calm }, async (opened) => {
      await opened.page.waitForTimeout(150);
      return looked(opened, looks(path));
    });
    const plain = await site.visit({ path, ...calm, javaScriptEnabled: false }, withoutScript);
    expect([...faults, ...plain].join('\n')).toBe('');
  });
});
