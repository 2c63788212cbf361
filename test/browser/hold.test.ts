import { beforeEach, expect, test } from 'vitest';
import { holding } from '../../site/src/widgets/kit/hold.ts';

function buttons(...words: readonly string[]): HTMLButtonElement[] {
  return words.map((each) => {
    const button = document.createElement('button');
    button.textContent = each;
    return button;
  });
}

let place: HTMLElement;
let beside: HTMLButtonElement;
beforeEach(() => {
  place = document.createElement('div');
  beside = buttons('beside')[0]!;
  document.body.replaceChildren(place, beside);
  place.append(...buttons('one', 'two', 'three'));
});
const held = (): string => (document.activeElement === document.body ? 'nothing' : document.activeElement!.textContent);
const hold = (words: string): void =>
  [...place.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.focus();
const become = (...now: readonly HTMLElement[]): void =>
  holding(
    place,
    () => place.replaceChildren(...now),
    () => beside,
  );

test('who holds a button holds the one with the same words that comes for it', () => {
  hold('two');
  become(...buttons('zero', 'two', 'three'));
  expect(held()).toBe('two');
  expect(place.contains(document.activeElement)).toBe(true);
});

test('who holds a button that stays, in another place, holds it still', () => {
  hold('two');
  const [one, two, three] = [...place.querySelectorAll('button')];
  become(three!, two!, one!);
  expect(document.activeElement).toBe(two);
});

test('who holds a button that is gone holds what is given instead', () => {
  hold('three');
  become(...buttons('one', 'two'));
  expect(held()).toBe('beside');
});

test('who holds something else, or nothing, is left alone', () => {
  become(...buttons('two'));
  expect(held()).toBe('nothing');
  beside.focus();
  become(...buttons('beside'));
  expect(document.activeElement).toBe(beside);
});

test('without it the focus is lost', () => {
  hold('two');
  place.replaceChildren(...buttons('two'));
  expect(held()).toBe('nothing');
});
