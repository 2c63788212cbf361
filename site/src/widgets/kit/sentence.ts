import type { Sentence } from 'hostlab/figures';
import { held } from './held.ts';

/** Puts a sentence into an element, what matters in bold; leaves alone what says that already. */
export function showSentence(element: Element, sentence: Sentence): void {
  const { childNodes } = element;
  const fits =
    childNodes.length === sentence.length &&
    sentence.every((piece, i) => (typeof piece === 'string') === childNodes[i] instanceof Text);
  if (!fits) element.replaceChildren(...sentence.map(nodeOf));
  else sentence.forEach((piece, i) => setText(childNodes[i]!, wordsOf(piece)));
}

function wordsOf(piece: Sentence[number]): string {
  return held(typeof piece === 'string' ? piece : piece.strong);
}

function nodeOf(piece: Sentence[number]): Node {
  if (typeof piece === 'string') return document.createTextNode(wordsOf(piece));
  const strong = document.createElement('strong');
  strong.textContent = wordsOf(piece);
  return strong;
}

/** Sets the words of a text, or of an element of words alone; a node that stays is not styled anew. */
export function setText(node: Node, words: string): void {
  const { firstChild } = node;
  const text = node instanceof Text ? node : firstChild === node.lastChild ? firstChild : null;
  if (!(text instanceof Text)) node.textContent = words;
  else if (text.data !== words) text.data = words;
}
