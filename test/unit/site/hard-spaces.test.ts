import { expect, test } from 'vitest';
import { withHardSpaces } from '../../../site/integrations/hard-spaces.mjs';

const held = (html: string): string => withHardSpaces(html).replaceAll('\u00a0', '_');

test('a number and its unit stay on one line', () => {
  expect(held('<p>4 GiB, 5 % of 2 min 14 s for US$ 43.07, 1 Gbit/s to 3 cores</p>')).toBe(
    '<p>4_GiB, 5_% of 2_min_14_s for US$_43.07, 1_Gbit/s to 3_cores</p>',
  );
});

test('an operator stays with what it is applied to, and an ellipsis with what it ends', () => {
  expect(held('<p>(62 − 7 × 8 = 6 GiB), Draw the bill …</p>')).toBe('<p>(62 −_7 ×_8 =_6_GiB), Draw the bill_…</p>');
});

test('words that only begin like a unit are left alone', () => {
  expect(held('<p>2 services, 4 hosts, in 5 sets</p>')).toBe('<p>2 services, 4 hosts, in 5 sets</p>');
});

test('code, drawings, attributes and what a script writes in are left alone', () => {
  for (const html of [
    '<pre><code>memory: 4 GiB</code></pre>',
    '<code class="hl-short">4 GiB</code>',
    '<svg><text>4 GiB</text></svg>',
    '<a title="4 GiB">',
    '<script>4 s</script>',
    '<hostlab-figure><p>4 GiB</p></hostlab-figure>',
    '<option>4 s</option>',
  ])
    expect(held(html)).toBe(html);
});

test('a few letters of code stay on one line', () => {
  expect(withHardSpaces('<p><code dir="auto">--seed</code> or <code>npx hostlab run scenario.yaml</code></p>')).toBe(
    '<p><code dir="auto" class="hl-short">--seed</code> or <code>npx hostlab run scenario.yaml</code></p>',
  );
  expect(withHardSpaces('<code>npx hostlab why two.yaml --entity a</code>')).toBe(
    '<code>npx hostlab why two.yaml <span class="hl-short">--entity</span> a</code>',
  );
});
