import { catalogue } from 'hostlab/presets';
import { usualValues, type Lab, type Now, type Values } from '../widgets/kit/lab.ts';
import { firstNow } from '../widgets/kit/play.ts';

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
