import { attributesOf, type Mark } from 'hostlab/figures';
import { looksSame } from './looks-same.ts';
import { setText } from './sentence.ts';

const svgNames = 'http://www.w3.org/2000/svg';

type Attributes = ReturnType<typeof attributesOf>[1];

/** A mark as it was drawn last. */
interface Drawn {
  mark: Mark;
  readonly element: Element;
  attributes: Attributes;
}

/** What was drawn last under an element. To remember is quicker than to read the page: from one instant to the next most marks stay as they are. */
const drawnUnder = new WeakMap<Element, readonly Drawn[]>();

/** Marks of which is yet to be written what they say to who points at them. */
export type Hints = Map<Element, Mark>;

/**
 * Makes the marks under `parent` those that are given, by their keys: what stays keeps its element, so that it can move;
 * what is new comes in, what is gone goes. Called twice with the same marks it changes nothing.
 *
 * Children without a key (title, description, patterns) stay as they are, in front. Nobody else may change the marks.
 *
 * @param later takes what marks that stay say from now on, for {@link writeHint}; default: it is written at once
 */
export function patch(parent: Element, marks: readonly Mark[], hatchId: string, later?: Hints): void {
  const before = drawnUnder.get(parent) ?? [];
  if (haveSameKeys(before, marks)) return before.forEach((drawn, i) => redraw(drawn, marks[i]!, hatchId, later));
  const known = inOrderOf(marks, before);
  const elements = arranged(parent, marks, hatchId);
  drawnUnder.set(
    parent,
    marks.map((mark, i) => {
      const drawn = known[i];
      if (drawn === undefined) return drawnFirst(mark, elements[i]!, hatchId);
      redraw(drawn, mark, hatchId, later);
      return drawn;
    }),
  );
}

function drawnFirst(mark: Mark, element: Element, hatchId: string): Drawn {
  const [, attributes] = attributesOf(mark, hatchId);
  update(
    element,
    [...element.attributes].map(({ name, value }) => [name, value]),
    attributes,
  );
  if (mark.kind === 'text') setText(element, mark.text);
  else writeHint(element, mark);
  if (mark.kind === 'group') patch(element, mark.marks, hatchId);
  return { mark, element, attributes };
}

function redraw(drawn: Drawn, mark: Mark, hatchId: string, later: Hints | undefined): void {
  const { element, mark: was } = drawn;
  // Whoever draws may give a mark that has stayed as it was, with all that is in it.
  if (was === mark) return;
  drawn.mark = mark;
  if (!looksSame(was, mark)) {
    const [, wanted] = attributesOf(mark, hatchId);
    update(element, drawn.attributes, wanted);
    drawn.attributes = wanted;
    if (mark.kind === 'text') setText(element, mark.text);
  }
  if (mark.kind !== 'text') {
    if (later === undefined) writeHint(element, mark);
    else later.set(element, mark);
  }
  if (mark.kind === 'group' && (was.kind !== 'group' || was.marks !== mark.marks))
    patch(element, mark.marks, hatchId, later);
}

function haveSameKeys(before: readonly Drawn[], marks: readonly Mark[]): boolean {
  if (before.length !== marks.length) return false;
  for (let i = 0; i < marks.length; i++) {
    const [was, mark] = [before[i]!.mark, marks[i]!];
    if (was !== mark && (was.key !== mark.key || was.kind !== mark.kind)) return false;
  }
  return true;
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

/** What a mark says when it is pointed at: its first child, a `title`. */
export function writeHint(element: Element, { label: hint }: Mark): void {
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
