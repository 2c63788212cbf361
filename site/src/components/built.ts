import { catalogue } from 'hostlab/presets';
import { usualValues, type Lab, type Now, type Values } from '../widgets/kit/lab.ts';
import { writeData } from '../widgets/kit/parts.ts';
import { firstNow } from '../widgets/kit/play.ts';
import type { Told } from '../widgets/kit/element.ts';
import { toldRun } from '../widgets/kit/told-run.ts';
import { brotliCompressSync } from 'node:zlib';

const played = new Map<string, Now>();

/** A lab played at build time, once for each setting of its knobs. */
export function playedAtBuild(lab: Lab, values: Values = {}): Now {
  const all = { ...usualValues(lab), ...values };
  const key = `${lab.id} ${JSON.stringify(all)}`;
  let now = played.get(key);
  if (now === undefined) {
    now = firstNow(lab, catalogue, all);
    played.set(key, now);
  }
  return now;
}

/** Bytes after compression: half of what a simulator takes, that would play the run again in the page. */
const fewEnough = 18_000;

/**
 * What a figure's page is told to begin with: its runs, or, where those are larger than a simulator (a long run of many),
 * their models, so that nothing that a reader has not changed has to be checked again.
 */
export function beginningOf({ worlds }: Now): Pick<Told, 'runs' | 'models'> {
  const runs = worlds.map(toldRun);
  if (brotliCompressSync(writeData(runs)).length <= fewEnough) return { runs };
  return { models: worlds.map(({ run }) => run.model) };
}
