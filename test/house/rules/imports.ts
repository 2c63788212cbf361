import { dirname, join, sep } from 'node:path';
import { isNode, nameOf, type Context, type Node, type Visitor } from './syntax.ts';

/** One place where a file names another. */
export interface Import {
  readonly node: Node;
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly isType: boolean;
}

/** Calls `see` for each import, re-export, dynamic import and `import('…')` type of a file. */
export function eachImport(see: (found: Import) => void): Visitor {
  const report = (node: Node, source: unknown, isType: boolean): void => {
    const specifier = nameOf(source);
    if (specifier !== undefined) see({ node, specifier, isType });
  };
  return {
    ImportDeclaration: (node) => report(node, node['source'], onlyTypes(node, 'importKind')),
    ExportNamedDeclaration: (node) => report(node, node['source'], onlyTypes(node, 'exportKind')),
    ExportAllDeclaration: (node) => report(node, node['source'], node['exportKind'] === 'type'),
    ImportExpression: (node) => report(node, node['source'], false),
    TSImportType: (node) => report(node, literalOf(node['source'] ?? node['argument']), true),
  };
}

function onlyTypes(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  if (node[kind] === 'type') return true;
  const names = node['specifiers'];
  return Array.isArray(names) && names.length > 0 && names.every((name) => isNode(name) && name[kind] === 'type');
}

function literalOf(type: unknown): unknown {
  return isNode(type) && type.type === 'TSLiteralType' ? type['literal'] : type;
}

/** Where a relative import leads, with `/` between folders; `undefined` for a package. */
export function targetOf(context: Context, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return slashed(join(dirname(context.filename), specifier));
}

export const slashed = (path: string): string => path.split(sep).join('/');

/** `d3-scale` of `d3-scale/src/x`, `@scope/name` of `@scope/name/x`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
