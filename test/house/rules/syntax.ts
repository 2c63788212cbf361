/** The part of a linter's tree that the rules of this folder read. */
export interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly parent?: Node;
  readonly [field: string]: unknown;
}

export interface Comment extends Node {
  readonly value: string;
}

export interface Context {
  readonly filename: string;
  readonly sourceCode: { getAllComments(): readonly Comment[] };
  report(problem: { readonly node: Node; readonly message: string }): void;
}

export type Visitor = Readonly<Record<string, (node: Node) => void>>;

export interface Rule {
  readonly meta: { readonly type: 'problem'; readonly docs: { readonly description: string } };
  create(context: Context): Visitor;
}

/** A rule whose documentation is one sentence. */
export function rule(description: string, create: (context: Context) => Visitor): Rule {
  return { meta: { type: 'problem', docs: { description } }, create };
}

export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** The text of a name (`x`, `.x`, `['x']`), or `undefined` if it is computed. */
export function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Identifier' || value.type === 'PrivateIdentifier') return value['name'] as string;
  if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value'];
  return undefined;
}

/** The name of the property that a member expression reads. */
export function propertyOf(member: Node): string | undefined {
  const property = member['property'];
  if (member['computed'] === true && isNode(property) && property.type === 'Identifier') return undefined;
  return nameOf(property);
}
