import { isNode, propertyOf, rule, type Node, type Rule } from './syntax.ts';

/** Functions of `Math` whose every bit is fixed by the language, and its constants. All others differ between engines. */
const exactMath = new Set(
  'sqrt floor ceil trunc round abs sign min max fround imul clz32 PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(' '),
);

/** Methods whose answer depends on locale, on the engine's edition of Unicode, or on the engine itself. */
const byEngine = /^(?:toLocale\w*|localeCompare|normalize|stack|captureStackTrace)$/;

/** Same model, same seed: same bits in every engine. */
export const sameBits: Rule = rule('nothing whose result differs between JavaScript engines', (context) => {
  const refuse = (node: Node, message: string): void => context.report({ node, message });
  const power = (node: Node): void => {
    if (node['operator'] === '**' || node['operator'] === '**=') {
      refuse(node, '`**` differs between engines: multiply, or use `pow` of random/fixed-math.ts.');
    }
  };
  const asynchronous = (node: Node): void => {
    if (node['async'] === true)
      refuse(node, 'The simulator is synchronous: who is woken first would be the engine’s choice.');
  };
  return {
    BinaryExpression: power,
    AssignmentExpression: power,
    ForInStatement: (node) =>
      refuse(node, '`for in` puts integer-like keys first: use a Map, an array or Object.keys of names.'),
    AwaitExpression: (node) => refuse(node, 'The simulator is synchronous.'),
    FunctionDeclaration: asynchronous,
    FunctionExpression: asynchronous,
    ArrowFunctionExpression: asynchronous,
    Identifier: (node) => {
      if (node['name'] !== 'Math') return;
      const parent = node.parent;
      if (parent?.type !== 'MemberExpression' || parent['object'] !== node) {
        if (parent?.type === 'MemberExpression' || parent?.type === 'Property') return;
        return refuse(node, 'Name the function of Math where it is called, so that it can be checked.');
      }
      const name = propertyOf(parent);
      if (name === undefined || !exactMath.has(name)) {
        refuse(
          parent,
          `Math.${name ?? '[…]'} differs between engines or calls: use random/fixed-math.ts or a stream of random.`,
        );
      }
    },
    MemberExpression: (node) => {
      const name = propertyOf(node);
      if (name !== undefined && byEngine.test(name))
        refuse(node, `.${name} differs between engines: compare by \`<\`, write numbers with String().`);
    },
    Literal: (node) => {
      const regex = node['regex'];
      if (typeof regex !== 'object' || regex === null) return;
      const { pattern, flags } = regex as { pattern: string; flags: string };
      if (/\\[pP]\{/.test(pattern) || (flags.includes('i') && /[uv]/.test(flags))) {
        refuse(node, 'Unicode classes and cases differ between engines: spell the characters.');
      }
    },
    Property: (node) => {
      // const { log } = Math, in whatever disguise: `Math` is then no member's object and is refused above.
      if (node['shorthand'] === true && isNode(node['value']) && node['value']['name'] === 'Math') {
        refuse(node, 'Name the function of Math where it is called, so that it can be checked.');
      }
    },
  };
});
