import { attributesOf, type Mark } from 'hostlab/figures';

const svgNames = 'http://www.w3.org/2000/svg';

/**
 * Makes the marks under `parent` those that are given, by their keys: what stays keeps its element, so that it can move;
 * what is new comes in, what is gone goes. Called twice with the same marks it changes nothing.
 *
 * Children without a key (title, description, patterns) stay as they are, in front.
 */
export function patch(parent: Element, marks: readonly Mark[], hatchId: string): void {
  const before = new Map<string, Element>();
  let last: Element | null = null;
  for (const child of parent.children) {
    const key = child.getAttribute('data-key');
    if (key === null) last = child;
    else before.set(key, child);
  }
  for (const mark of marks) {
    const [tag, attributes] = attributesOf(mark, hatchId);
    let element = before.get(mark.key);
    if (element?.localName === tag) before.delete(mark.key);
    else element = document.createElementNS(svgNames, tag);
    update(element, attributes);
    if (mark.kind === 'text') setText(element, mark.text);
    else if (mark.kind === 'group') patch(element, mark.marks, hatchId);
    if (mark.kind !== 'text') setHint(element, mark.label);
    const next: Element | null = last === null ? parent.firstElementChild : last.nextElementSibling;
    if (next !== element) parent.insertBefore(element, next);
    last = element;
  }
  for (const gone of before.values()) gone.remove();
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
