import { eachImport, packageOf, slashed, targetOf } from './imports.ts';
import { rule, type Rule } from './syntax.ts';

/** `frame.ts`, `hosts-frame.ts`, `frames/hosts.ts`; likewise views. */
const part = /(?:^|\/)(?:(frame|view)s\/[^/]+|(?:[^/]+-)?(frame|view))(?:\.ts)?$/;
const drawn = /\/(simulator\/src\/figures|site\/src\/widgets)\//;
const widget = /\/site\/src\/widgets\/([^/]+)\//;

/** `frame`, `view`, or neither. */
function kindOf(path: string): 'frame' | 'view' | undefined {
  const found = part.exec(path);
  const kind = found?.[1] ?? found?.[2];
  return kind === 'frame' || kind === 'view' ? kind : undefined;
}

/** A frame computes data and knows no D3; a view draws data and knows the simulator only by its frame's type; the kit knows no lesson; no widget knows another. */
export const pictures: Rule = rule(
  'a frame has no D3, a view no simulator, the kit no lesson, and no widget another widget',
  (context) => {
    const file = slashed(context.filename);
    if (!drawn.test(file)) return {};
    const kind = kindOf(file);
    const own = widget.exec(file)?.[1];
    return eachImport((found) => {
      const refuse = (message: string): void => context.report({ node: found.node, message });
      const target = targetOf(context, found.specifier);
      const name = packageOf(found.specifier);
      if (kind === 'frame') {
        if (target === undefined && /^d3(-|$)/.test(name)) refuse('A frame is plain data: it has no D3.');
        if (target !== undefined && kindOf(target) === 'view') refuse('A frame does not know how it is drawn.');
      }
      if (kind === 'view') {
        if (name === 'hostlab' && !(found.isType && found.specifier === 'hostlab/figures')) {
          refuse("A view knows the simulator only by its frame's type.");
        }
        if (target !== undefined && target.includes('/simulator/src/') && !target.includes('/simulator/src/figures/')) {
          refuse('A view has no simulator: it is given a frame.');
        }
        if (target !== undefined && kindOf(target) === 'frame' && !found.isType)
          refuse("A view may import only its frame's type.");
      }
      const other = target === undefined ? undefined : widget.exec(target)?.[1];
      if (own !== undefined && other !== undefined && other !== own && other !== 'kit') {
        refuse(
          own === 'kit'
            ? 'The kit knows no lesson and no widget.'
            : 'No widget imports another: what two need belongs into the kit.',
        );
      }
    });
  },
);
