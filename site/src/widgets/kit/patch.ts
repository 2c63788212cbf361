import { attributesOf, type Mark } from 'hostlab/figures';
import { isSameMark } from './same-mark.ts';

const svgNames = 'http://www.w3.org/2000/svg';

type Attributes = ReturnType<typeof attributesOf>[1];

/** A mark as it was drawn last. */
interface Drawn {
  readonly mark: Mark;
  readonly element: Element;
  readonly attributes: Attributes;
}

/** What was drawn last under an element. To remember is quicker than to read the page: from one instant to the next most marks stay as they are. */
const drawnUnder = new WeakMap<Element, readonly Drawn[]>();

/**
 * Makes the marks under `parent` those that are given, by their keys: what stays keeps its element, so that it can move;
 * what is new comes in, what is gone goes. Called twice with the same marks it changes nothing.
 *
 * Children without a key (title, description, patterns) stay as they are, in front. Nobody else may change the marks.
 */
export function patch(parent: Element, marks: readonly Mark[], hatchId: string): void {
  const before = drawnUnder.get(parent) ?? [];
  const same = haveSameKeys(before, marks);
  const known = same ? before : inOrderOf(marks, before);
  const elements = same ? before.map(({ element }) => element) : arranged(parent, marks, hatchId);
  drawnUnder.set(
    parent,
    marks.map((mark, i) => redrawn(mark, elements[i]!, known[i], hatchId)),
  );
}

function redrawn(mark: Mark, element: Element, was: Drawn | undefined, hatchId: string): Drawn {
  // Whoever draws may give a mark that has stayed as it was, with all that is in it.
  if (was?.mark === mark) return was;
  let attributes = was?.attributes;
  if (was === undefined || attributes === undefined || !isSameMark(was.mark, mark)) {
    const [, wanted] = attributesOf(mark, hatchId);
    if (attributes === undefined) attributes = [...element.attributes].map(({ name, value }) => [name, value]);
    update(element, attributes, wanted);
    attributes = wanted;
    if (mark.kind === 'text') setText(element, mark.text);
    else if (was === undefined || was.mark.label !== mark.label) setHint(element, mark.label);
  }
  if (mark.kind === 'group') patch(element, mark.marks, hatchId);
  return { mark, element, attributes };
}

function haveSameKeys(before: readonly Drawn[], marks: readonly Mark[]): boolean {
  return (
    before.length === marks.length &&
    before.every(({ mark: { key, kind } }, i) => key === marks[i]!.key && kind === marks[i]!.kind)
  );
}

/** What was drawn before, at the places that the keys have now; none where the element is another one. */
function inOrderOf(marks: readonly Mark[], before: readonly Drawn[]): readonly (Drawn | undefined)[] {
  const byKey = new Map(before.map((drawn) => [drawn.mark.key, drawn]));
  return marks.map(({ key, kind }) => {
    const was = byKey.get(key);
    return was?.mark.kind === kind ? was : undefined;
  });
}

/** An element for each mark, in order in the page; what had another key is gone. */
function arranged(parent: Element, marks: readonly Mark[], hatchId: string): readonly Element[] {
  const before = new Map<string, Element>();
  let last: Element | null = null;
  for (const child of parent.children) {
    const key = child.getAttribute('data-key');
    if (key === null) last = child;
    else before.set(key, child);
  }
  const elements = marks.map((mark) => {
    const [tag] = attributesOf(mark, hatchId);
    let element = before.get(mark.key);
    if (element?.localName === tag) before.delete(mark.key);
    else element = document.createElementNS(svgNames, tag);
    const next: Element | null = last === null ? parent.firstElementChild : last.nextElementSibling;
    if (next !== element) parent.insertBefore(element, next);
    last = element;
    return element;
  });
  for (const gone of before.values()) gone.remove();
  return elements;
}

function update(element: Element, before: Attributes, wanted: Attributes): void {
  if (before.length === wanted.length && before.every(([name], i) => name === wanted[i]![0])) {
    wanted.forEach(([name, value], i) => {
      if (before[i]![1] !== value) element.setAttribute(name, value);
    });
    return;
  }
  const names = new Set(wanted.map(([name]) => name));
  for (const [name] of before) if (!names.has(name)) element.removeAttribute(name);
  const values = new Map(before);
  for (const [name, value] of wanted) if (values.get(name) !== value) element.setAttribute(name, value);
}

function setText(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild instanceof Text && firstChild === element.lastChild) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/** What a mark says when it is pointed at: its first child, a `title`. */
function setHint(element: Element, hint: string | undefined): void {
  const first = element.firstElementChild;
  const title = first?.localName === 'title' ? first : undefined;
  if (hint === undefined) title?.remove();
  else if (title !== undefined) setText(title, hint);
  else {
    const made = document.createElementNS(svgNames, 'title');
    made.textContent = hint;
    element.prepend(made);
  }
}
