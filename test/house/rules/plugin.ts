import { floors, frontDoor } from './floors.ts';
import { pictures } from './pictures.ts';
import { sameBits } from './same-bits.ts';
import type { Rule } from './syntax.ts';
import { noDomainNoun } from './words.ts';

/** The invariants of the house that no ready-made rule can say; `.oxlintrc.json` tells where each holds. */
const plugin: { readonly meta: { readonly name: string }; readonly rules: Readonly<Record<string, Rule>> } = {
  meta: { name: 'house' },
  rules: {
    floors,
    'front-door': frontDoor,
    pictures,
    'no-domain-noun': noDomainNoun,
    'same-bits': sameBits,
  },
};

export default plugin;
