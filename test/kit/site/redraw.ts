import type { CDPSession, Page } from 'playwright';
import { awake } from './lab-page.ts';

/** How long something took, ms, of many times. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

/** From moving a knob to what is drawn and laid out, on a processor so many times slower. */
export interface Redraw {
  /** Moving through time: the whole way is one task of the page's. */
  readonly time: Times;
  /** A fixed piece of work of the same kind, done in turn with it. */
  readonly yardstick: Times;
}

/**
 * A scenario with 200 VMs on twelve hosts, all of them drawn. Between two instants few of its marks change; of one whose
 * memory grows, every machine's and every host's.
 */
const twoHundred = (growing: boolean): string => `hostlab: 1
name: two hundred
until: 10 min
hosts:
  - { name: host, count: 12, cores: 32, memory: 128 GiB }
vms:
  - { name: vm, count: 200, vcpus: 1, memory: 4 GiB, cpu: { mode: shared }, uses: { initial: 1 GiB${growing ? ', growth: 4 MiB/s, ceiling: 3 GiB' : ''} } }
loads:
  - { each: vm, steady: 0.25, until: 10 min }
`;

/** Opens the Lab with them. */
export async function openTwoHundred(page: Page, origin: string, growing: boolean = false): Promise<void> {
  await page.goto(`${origin}/lab/`);
  await awake(page);
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(twoHundred(growing));
  // Nothing, twelve hosts, 200 machines.
  await page.locator('[data-part=selected] option:nth-child(213)').waitFor({ state: 'attached', timeout: 60_000 });
}

export async function slowDown(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return session;
}

/** Moves the time of the figure on the page so many times, and takes the time. */
export async function redraws(page: Page, rounds: number): Promise<Redraw> {
  const [time, yardstick] = await page.evaluate(async (rounds) => {
    const slider = document.querySelector<HTMLInputElement>('[data-part=time]')!;
    const end = Number(slider.max);
    const drawn: number[] = [];
    const measured: number[] = [];
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const holder = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (let i = 0; i < 600; i++) holder.append(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    // What it needs is there before it begins: its garbage would be collected at the figure's cost.
    const marks = [...holder.children];
    const places = Array.from({ length: marks.length + rounds + 3 }, (_, i) => String(i));
    const names = ['x', 'y', 'width', 'height'];
    for (let round = 0; round < rounds + 3; round++) {
      await frame();
      const begun = performance.now();
      slider.value = String((end * ((round * 37) % 101)) / 101);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      document.querySelector('.hl-layout svg')?.getBoundingClientRect();
      const then = performance.now();
      for (let i = 0; i < marks.length; i++) for (const name of names) marks[i]!.setAttribute(name, places[i + round]!);
      let sum = 0;
      for (let i = 0; i < 200_000; i++) sum += Math.sqrt(i);
      const after = performance.now();
      if (sum < 0) throw new Error('There is no such sum.');
      // The first ones teach the machine.
      if (round < 3) continue;
      drawn.push(then - begun);
      measured.push(after - then);
    }
    return [drawn, measured] as const;
  }, rounds);
  return { time: timesOf(time), yardstick: timesOf(yardstick) };
}

function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { p50: at(0.5), p95: at(0.95) };
}

/** ms from moving a knob to the caption of another run, with the run in between. */
export async function knobTimes(page: Page, knob: string, values: readonly number[]): Promise<Times> {
  const took = await page.evaluate(
    async ([knob, values]) => {
      const slider = document.querySelector<HTMLInputElement>(`[data-part=${knob}]`)!;
      const caption = document.querySelector('[data-part=caption]')!;
      const out: number[] = [];
      for (const value of values) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        const begun = performance.now();
        const changed = new Promise<void>((resolve) => {
          const watch = new MutationObserver(() => {
            watch.disconnect();
            resolve();
          });
          watch.observe(caption, { childList: true, subtree: true, characterData: true });
        });
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await changed;
        out.push(performance.now() - begun);
      }
      return out.slice(2);
    },
    [knob, values] as const,
  );
  return timesOf(took);
}
