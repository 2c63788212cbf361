import type { Catalogue, CatalogueImage } from '../model/catalogue.ts';
import type { ImageSpec } from '../model/machines.ts';

/** The images that a scenario uses, numbered in the order of their first use. */
export interface ImageTable {
  /** Grows while numbers are asked for. */
  readonly list: readonly ImageSpec[];
  /** The number of an image by name or body; −1 for `none`. */
  numberOf(image: string | CatalogueImage, user: string): number;
}

/** Numbers images. A name means the scenario's own image before the catalogue's; a body is the image of the one who wrote it. */
export function imageTable(
  own: readonly (CatalogueImage & { readonly name: string })[],
  catalogue: Catalogue | undefined,
): ImageTable {
  const list: ImageSpec[] = [];
  const numbers = new Map<string, number>();
  const ownByName = new Map(own.map((image) => [image.name, image]));
  const add = (name: string, { layers, start, memory }: CatalogueImage): number =>
    list.push({ name, layers, start, memory }) - 1;
  return {
    list,
    numberOf(image, user) {
      if (typeof image !== 'string') return add(user, image);
      const known = numbers.get(image);
      if (known !== undefined) return known;
      const body = ownByName.get(image) ?? catalogue?.images.find((entry) => entry.name === image)?.spec;
      const number = body === undefined ? -1 : add(image, body);
      numbers.set(image, number);
      return number;
    },
  };
}
