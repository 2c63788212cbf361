import { describe, expect, it } from 'vitest';
import { findChromium } from '../../.ci/chromium.mjs';
import { bundleSubject } from '../engines/bundle.ts';
import { engines } from '../engines/engines.ts';
import { differences } from '../engines/report.ts';

const engine = (name: string): (typeof engines)[number] => engines.find((one) => one.name === name)!;
const inNode = async (script: string): Promise<Awaited<ReturnType<(typeof engines)[number]['play']>>> =>
  engine('Node').play(process.execPath, script, {});
const chromium = await findChromium();

describe('twenty scenarios and more', () => {
  it.skipIf(chromium === undefined)('tell the same traces in Node and in Chromium (skipped where no Chromium is found)', { timeout: 180_000 }, async () => {
    const script = await bundleSubject();
    const [node, browser] = [await inNode(script), await engine('Chromium').play(chromium!, script, {})];

    expect(Object.keys(node.blocks).length).toBeGreaterThanOrEqual(29);
    expect(differences(node, browser)).toEqual([]);
  });

  it('never ask Math for a logarithm, a power or their like', { timeout: 120_000 }, async () => {
    const [usual, stubbed] = await Promise.all([inNode(await bundleSubject()), inNode(await bundleSubject(true))]);

    expect(stubbed.native).toBe('thrown');
    expect(differences(usual, stubbed)).toEqual([]);
  });

  it('and one that did would be caught', { timeout: 60_000 }, async () => {
    const leaking = `${await bundleSubject(true)}\nconst play = hostlabReport; hostlabReport = () => (Math.exp(1), play());`;

    await expect(inNode(leaking)).rejects.toThrow('Math.exp was called');
  });
});
