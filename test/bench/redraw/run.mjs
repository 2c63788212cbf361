// @ts-check
// `npm run bench:redraw`: from moving a knob to what is drawn, on a processor four times slower, in the built site (site/dist, or
// HOSTLAB_SITE). Fails above the bound: 95 of 100 redraws of a figure with 200 guests take at most 16 ms.
//
// The yardstick is a fixed piece of such work, done in turn. Where it scatters, somebody else was on the machine, and the run
// tells of them: it is shown and not counted. Of three runs that count, each in a page of its own, the middle one is judged.
import { launch } from '../../kit/site/browser.ts';
import { serve } from '../../kit/site/serve.ts';
import { knobTimes, openTwoHundred, redraws, slowDown } from '../../kit/site/redraw.ts';

const most = 16;
const wanted = 3;
const tries = 12;
/** So much longer than half of them 95 of 100 yardsticks may take in a run that counts. */
const calm = 1.4;

/** @param {import('../../kit/site/redraw.ts').Times} times */
const told = ({ p50, p95 }) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;

const site = await serve();
const browser = await launch();
try {
  for (const growing of [false, true]) {
    console.log(`time moved, 200 VMs on 12 hosts, ${growing ? 'every one changes' : 'few change'}:`);
    const counted = [];
    for (let run = 0; run < tries && counted.length < wanted; run++) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await openTwoHundred(page, site.origin, growing);
      await slowDown(page, 4);
      const { time, yardstick } = await redraws(page, 200);
      await page.close();
      const counts = yardstick.p95 <= calm * yardstick.p50;
      if (counts) counted.push(time);
      console.log(`  ${told(time)}; yardstick: ${told(yardstick)}${counts ? '' : ': not counted'}`);
    }
    const middle = counted.toSorted((a, b) => a.p95 - b.p95)[1];
    if (middle === undefined) {
      console.log(`  The machine was not left alone in ${String(tries)} runs: try again when it is.`);
      process.exitCode = 2;
    } else {
      console.log(`  judged: ${told(middle)} (bound ${String(most)})`);
      if (middle.p95 > most) process.exitCode = 1;
    }
  }

  const figure = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await figure.goto(`${site.origin}/embed/reservation/`);
  await figure.locator('hostlab-figure[data-awake]').waitFor();
  await slowDown(figure, 4);
  const knob = await knobTimes(
    figure,
    'memory',
    Array.from({ length: 60 }, (_, i) => 2 + ((i * 5) % 14)),
  );
  console.log(`knob moved, played again and drawn, 20 VMs: ${told(knob)}`);
} finally {
  await browser.close();
  await site.close();
}
