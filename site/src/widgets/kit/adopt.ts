import type { Mark } from 'hostlab/figures';

/** What stands in a drawing beside its marks. */
const besides = new Set(['title', 'desc', 'defs']);

/**
 * Gives the marks that the build has drawn, in few bytes, the keys by which they are patched, by their order: so an element
 * that a finger is on stays where it is. Where the picture has become another one, patching makes it right.
 */
export function adopt(parent: Element, marks: readonly Mark[]): void {
  const drawn = [...parent.children].filter(({ localName }) => !besides.has(localName));
  drawn.forEach((element, i) => {
    const mark = marks[i];
    if (mark === undefined) return element.remove();
    element.setAttribute('data-key', mark.key);
    if (mark.kind === 'group') adopt(element, mark.marks);
  });
}
