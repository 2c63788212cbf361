import { attributesOf, type Mark } from 'hostlab/figures';

const svgNames = 'http://www.w3.org/2000/svg';

/** What was drawn last under an element. */
interface Drawn {
  readonly marks: readonly Mark[];
  readonly elements: readonly Element[];
}

/** To remember is quicker than to read the page: from one instant to the next most marks stay as they are. */
const drawnUnder = new WeakMap<Element, Drawn>();

/**
 * Makes the marks under `parent` those that are given, by their keys: what stays keeps its element, so that it can move;
 * what is new comes in, what is gone goes. Called twice with the same marks it changes nothing.
 *
 * Children without a key (title, description, patterns) stay as they are, in front. Nobody else may change the marks.
 */
export function patch(parent: Element, marks: readonly Mark[], hatchId: string): void {
  const before = drawnUnder.get(parent);
  const same = before !== undefined && haveSameKeys(before.marks, marks);
  const elements = same ? before.elements : arranged(parent, marks, hatchId);
  const known = same ? before.marks : before === undefined ? [] : inOrderOf(marks, before);
  marks.forEach((mark, i) => {
    const element = elements[i]!;
    const was = known[i];
    if (was === undefined || !areAlike(was, mark)) {
      update(element, attributesOf(mark, hatchId)[1]);
      if (mark.kind === 'text') setText(element, mark.text);
      else setHint(element, mark.label);
    }
    if (mark.kind === 'group') patch(element, mark.marks, hatchId);
  });
  drawnUnder.set(parent, { marks, elements });
}

function haveSameKeys(before: readonly Mark[], marks: readonly Mark[]): boolean {
  return (
    before.length === marks.length &&
    before.every(({ key, kind }, i) => key === marks[i]!.key && kind === marks[i]!.kind)
  );
}

/** The marks of before, at the places that their keys have now; none where the element is another one. */
function inOrderOf(marks: readonly Mark[], before: Drawn): readonly (Mark | undefined)[] {
  const byKey = new Map(before.marks.map((mark) => [mark.key, mark]));
  return marks.map(({ key, kind }) => {
    const was = byKey.get(key);
    return was?.kind === kind ? was : undefined;
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

/** Whether two marks of one kind look and say the same; what is inside a group does not count. */
function areAlike(one: Mark, other: Mark): boolean {
  const values = new Map<string, unknown>(Object.entries(other));
  const mine = Object.entries(one);
  return (
    mine.length === values.size &&
    mine.every(([name, value]) => {
      const was = values.get(name);
      return value === was || name === 'marks' || (name === 'of' && JSON.stringify(value) === JSON.stringify(was));
    })
  );
}

function update(element: Element, attributes: readonly (readonly [string, string])[]): void {
  for (const [name, value] of attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  if (element.attributes.length === attributes.length) return;
  const wanted = new Set(attributes.map(([name]) => name));
  for (const { name } of [...element.attributes]) if (!wanted.has(name)) element.removeAttribute(name);
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
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
