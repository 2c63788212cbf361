import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { axeInAllLooks } from '../../kit/site/axe.ts';
import { budget } from '../../kit/site/bytes.ts';
import { forcedColours, visibleFocus } from '../../kit/site/colours.ts';
import { driven } from '../../kit/site/driven.ts';
import { longerWords, reflow, rightToLeft, textSpacing } from '../../kit/site/layout.ts';
import { looked, ownOrigin, stillness, withoutScript, type Look } from '../../kit/site/look.ts';
import { deadLinks } from '../../kit/site/pages.ts';
import { paper } from '../../kit/site/paper.ts';
import { policy } from '../../kit/site/policy.ts';

const brokenFolder = fileURLToPath(new URL('../broken/', import.meta.url));
const broken = driven(brokenFolder);
const calm = { reducedMotion: 'reduce', colorScheme: 'light', mayFail: true } as const;

/** One page for each kind of fault. */
describe('each check finds its fault on a page that has it', () => {
  test.each<readonly [string, Look, RegExp]>([
    ['axe', axeInAllLooks, /light at 1280 px, image-alt/],
    ['axe-dark', axeInAllLooks, /dark at 320 px, color-contrast/],
    ['wide', reflow(320, 640), /px too wide: tbody/],
    ['spacing', textSpacing, /cut off: "A line/],
    ['longer', longerWords, /longer words, cut off: "Save/],
    ['longer', longerWords, /lies on/],
    ['right-to-left', rightToLeft, /from right to left, \d+ px too wide: div/],
    ['focus', visibleFocus, /in light, focus is not seen on <button[^]*in dark, focus is seen at 1\.\d:1 only on <a/],
    ['colours', forcedColours, /keeps its own colours/],
    ['moving', stillness, /moves under reduced motion: div/],
    ['paper', paper, /its title is not printed/],
    ['elsewhere', ownOrigin, /asks for http:\/\/127\.0\.0\.1:9\/pixel\.png/],
    ['no-policy', policy, /runs a script that was planted/],
    ['loose-policy', policy, /lets any script run/],
    ['refused', policy, /its own policy refuses script-src-elem inline/],
    ['heavy', budget({ script: 1000, all: 2000 }), /kB of script, at most/],
  ])('%s', async (name, check, fault) => {
    const faults = await broken.visit({ path: `/${name}.html`, ...calm }, check);
    expect(faults.join('\n')).toMatch(fault);
  });

  test('no-script', async () => {
    const faults = await broken.visit({ path: '/no-script.html', ...calm, javaScriptEnabled: false }, withoutScript);
    expect(faults.join('\n')).toMatch(/no text without script[^]*dead control/);
  });

  test('links', () => {
    expect(deadLinks('/links.html', brokenFolder)).toEqual([
      '/links.html leads to /nowhere/, which is not there',
      '/links.html leads to /axe.html#nowhere, and that page has no such place',
    ]);
  });

  test('a sound page is found sound', async () => {
    const looks = [axeInAllLooks, reflow(320, 256), textSpacing, longerWords, rightToLeft, forcedColours];
    const faults = await broken.visit({ path: '/sound.html', ...calm }, (opened) =>
      looked(opened, [...looks, visibleFocus, stillness, paper, ownOrigin, policy]),
    );
    const plain = await broken.visit({ path: '/sound.html', ...calm, javaScriptEnabled: false }, withoutScript);
    expect([...faults, ...plain].join('\n')).toBe('');
  });
});
