import { catalogue } from 'hostlab/presets';
import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { usualValues, type Knob, type Lab, type Now, type Values } from '../../../site/src/widgets/kit/lab.ts';
import { firstNow } from '../../../site/src/widgets/kit/play.ts';

const widgets = new URL('../../../site/src/widgets/', import.meta.url);

/** Every figure there is, by its folder, whoever has added it. */
export const labs: readonly Lab[] = await Promise.all(
  readdirSync(widgets)
    .filter((folder) => folder !== 'kit' && existsSync(new URL(`${folder}/lab.ts`, widgets)))
    .map(async (folder) => {
      const { lab } = (await import(new URL(`${folder}/lab.ts`, widgets).href)) as { readonly lab: Lab };
      return lab;
    }),
);

/** A figure with its knobs so, those that are not named as usual, at an instant. */
export function stateOf(lab: Lab, values: Values = {}, at?: number): Now {
  const now = firstNow(lab, catalogue, { ...usualValues(lab), ...values });
  return at === undefined ? now : { ...now, at: Math.min(at, now.end) };
}

/** What a knob may say. */
function valuesOf(knob: Knob): fc.Arbitrary<number | string> {
  switch (knob.kind) {
    case 'range': {
      const decimals = (String(knob.step).split('.')[1] ?? '').length;
      return fc
        .nat(Math.round((knob.max - knob.min) / knob.step))
        .map((steps) => Number((knob.min + steps * knob.step).toFixed(decimals)));
    }
    case 'choice':
      return fc.constantFrom(...knob.options.map(({ value }) => value));
    case 'week':
      return fc.constantFrom(knob.usual, ...knob.sets.map(({ value }) => value));
  }
}

/** Any setting of all knobs of a figure. */
export function settings(lab: Lab): fc.Arbitrary<Values> {
  return fc.record(Object.fromEntries(Object.entries(lab.knobs).map(([name, knob]) => [name, valuesOf(knob)])));
}
