import type { Catalogue } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { describe, expect, test } from 'vitest';
import { fetchedWords } from '../../../../site/src/widgets/kit/images.ts';
import { labs } from '../../../kit/site/labs.ts';

/** The catalogue with every layer ten times as large. */
const larger: Catalogue = {
  ...catalogue,
  images: catalogue.images.map((image) => ({
    ...image,
    spec: {
      ...image.spec,
      layers: image.spec.layers.map((layer) => ({
        ...layer,
        compressed: (10 * layer.compressed) as typeof layer.compressed,
      })),
    },
  })),
};

/** What the page writes of a lab that may hold the size of an image. */
function written(id: string, from: Catalogue): string {
  const lab = labs.find((one) => one.id === id)!;
  const { image } = lab.knobs;
  const question = lab.prediction!.question;
  return [
    ...(image?.kind === 'choice'
      ? image.options.map(({ value, label }) => `${label}, ${image.more?.(value, from) ?? 'typed'}`)
      : []),
    typeof question === 'string' ? question : question(from),
  ].join('; ');
}

describe('sizes of images', () => {
  test('are said as registries say them', () => {
    expect(['nginx', 'python', 'jupyter-scipy'].map((image) => fetchedWords(image, catalogue))).toEqual([
      '63 MB',
      '415 MB',
      '1.4 GB',
    ]);
    expect(() => fetchedWords('no-such-image', catalogue)).toThrow('There is no image no-such-image.');
  });

  test.each(['cold-start', 'start-up'])('are those of the catalogue, in knob and question of %s', (id) => {
    expect(written(id, catalogue)).toMatch(/^nginx, 63 MB; Python, 415 MB; .*image, 415 MB/);
    expect(written(id, larger)).toMatch(/^nginx, 631 MB; Python, 4\.1 GB; .*image, 4\.1 GB/);
    expect(written(id, larger)).not.toContain('415');
  });
});
