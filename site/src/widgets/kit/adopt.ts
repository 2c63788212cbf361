import { attributesOf, type Mark } from 'hostlab/figures';

/** What stands in a drawing beside its marks. */
const besides = new Set(['title', 'desc', 'defs']);

/**
 * Gives the marks that the build has drawn, in few bytes, the keys by which they are patched: by their order, as far as they
 * are the same ones. Of a group that is made up otherwise nothing stays. What stays is the element that a finger may be on.
 */
export function adopt(parent: Element, marks: readonly Mark[]): void {
  const drawn = [...parent.children].filter(({ localName }) => !besides.has(localName));
  const isSame =
    drawn.length === marks.length && drawn.every(({ localName }, i) => localName === attributesOf(marks[i]!, '')[0]);
  drawn.forEach((element, i) => {
    const mark = marks[i];
    if (!isSame || mark === undefined) return element.remove();
    element.setAttribute('data-key', mark.key);
    if (mark.kind === 'group') adopt(element, mark.marks);
  });
}
