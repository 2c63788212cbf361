import type { Sentence } from 'hostlab/figures';

/** Puts a sentence into an element, what matters in bold; leaves it alone if it says that already. */
export function showSentence(element: Element, sentence: Sentence): void {
  const pieces = sentence.map((piece) => {
    if (typeof piece === 'string') return document.createTextNode(piece);
    const strong = document.createElement('strong');
    strong.textContent = piece.strong;
    return strong;
  });
  const said = pieces.map(({ textContent }) => textContent ?? '').join('');
  if (element.textContent !== said) element.replaceChildren(...pieces);
}
