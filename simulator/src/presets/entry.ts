import type { Entry, Provenance } from '../model/catalogue.ts';

/** A catalogue entry: its name, a line for people, the thing itself, and where its numbers come from. */
export function entry<T>(
  name: string,
  title: string,
  spec: T,
  kind: Provenance['kind'],
  facts: readonly string[],
  note: string,
): Entry<T> {
  return { name, title, spec, provenance: { facts, kind, note } };
}
