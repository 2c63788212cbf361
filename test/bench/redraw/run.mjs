// @ts-check
// `npm run bench:redraw`: from moving a knob to what is drawn, on a processor four times slower, in the built site (site/dist, or
// HOSTLAB_SITE). Fails above the bound: 95 of 100 redraws of a figure with 200 guests take at most 16 ms. The yardstick is a
// fixed piece of such work, to tell a slow machine from a slow figure.
import { launch } from '../../kit/site/browser.ts';
import { serve } from '../../kit/site/serve.ts';
import { knobTimes, openTwoHundred, redraws, slowDown } from '../../kit/site/redraw.ts';

const most = 16;
const site = await serve();
const browser = await launch();
try {
  for (const growing of [false, true]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await openTwoHundred(page, site.origin, growing);
    await slowDown(page, 4);
    const { time, yardstick } = await redraws(page, 200);
    console.log(
      `time moved, 200 VMs on 12 hosts, ${growing ? 'every one changes' : 'few change'}: p50 ${time.p50.toFixed(1)} ms, p95 ${time.p95.toFixed(1)} ms (bound ${most})`,
    );
    console.log(`  yardstick: p50 ${yardstick.p50.toFixed(1)} ms, p95 ${yardstick.p95.toFixed(1)} ms`);
    if (time.p95 > most) process.exitCode = 1;
    await page.close();
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
  console.log(
    `knob moved, played again and drawn, 20 VMs: p50 ${knob.p50.toFixed(1)} ms, p95 ${knob.p95.toFixed(1)} ms`,
  );
} finally {
  await browser.close();
  await site.close();
}
