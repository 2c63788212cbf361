import { amount } from 'hostlab/figures';
import type { Catalogue } from 'hostlab';
import type { ChoiceKnob } from './lab.ts';

/** Images of the catalogue that figures offer, by what people call them. */
const called = { nginx: 'nginx', python: 'Python', 'jupyter-scipy': 'Jupyter' } as const;
export type Offered = keyof typeof called;

/** Compressed bytes of an image: what is fetched when nothing of it is there. */
export function fetched(image: string, catalogue: Catalogue): number {
  const found = catalogue.images.find(({ name }) => name === image);
  if (found === undefined) throw new Error(`There is no image ${image}.`);
  return found.spec.layers.reduce((sum, { compressed }) => sum + compressed, 0);
}

/** The same as registries say it, in powers of ten: `63 MB`, `1.4 GB`. */
export function fetchedWords(image: string, catalogue: Catalogue): string {
  const size = fetched(image, catalogue);
  return size < 1e9 ? `${amount(size / 1e6)} MB` : `${amount(size / 1e9)} GB`;
}

/** The choice of an image; how much it is to fetch stands behind its name. */
export function imageKnob<Image extends Offered>(
  label: string,
  images: readonly Image[],
  usual: NoInfer<Image>,
): ChoiceKnob<Image> {
  return {
    kind: 'choice',
    label,
    options: images.map((value) => ({ value, label: called[value] })),
    more: fetchedWords,
    usual,
  };
}
