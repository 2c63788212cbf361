/** The part of a figure that is marked `data-part="name"`. A page without it is a mistake of ours. */
export function part<E extends Element = HTMLElement>(root: ParentNode, name: string): E {
  const found = root.querySelector<E>(`[data-part="${name}"]`);
  if (found === null) throw new Error(`The figure lacks its part "${name}".`);
  return found;
}

/** JSON in a page cannot hold infinities; they are written as the sign. */
export function writeData(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => (value === Infinity ? '∞' : value)).replaceAll(
    '<',
    String.raw`\u003c`,
  );
}

export function readData<T>(text: string): T {
  return JSON.parse(text, (_, value: unknown) => (value === '∞' ? Infinity : value)) as T;
}

/** As {@link part}, for parts that a figure may do without. */
export function maybePart<E extends Element = HTMLElement>(root: ParentNode, name: string): E | null {
  return root.querySelector<E>(`[data-part="${name}"]`);
}

/** Listens until a figure is taken away. */
export type On = (element: EventTarget, type: string, handle: (event: Event) => void) => void;
