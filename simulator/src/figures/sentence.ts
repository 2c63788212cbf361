/** A sentence with the numbers that matter set off: plain pieces, and pieces to be printed bold. */
export type Sentence = readonly (string | { readonly strong: string })[];

/** A piece of a sentence to be printed bold. */
export function strong(text: string): { readonly strong: string } {
  return { strong: text };
}

/** The sentence without its emphasis. */
export function plain(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('');
}
