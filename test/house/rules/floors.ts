import { eachImport, packageOf, slashed, targetOf, type Import } from './imports.ts';
import { rooms } from './rooms.ts';
import { rule, type Context, type Rule } from './syntax.ts';

const inside = /^(.*\/simulator\/src\/)(?:([^/]+)\/(?:.*\/)?)?[^/]+$/;

/** A room imports only what the table of rooms allows it: from floors below, never sideways. */
export const floors: Rule = rule('a room imports only from the floors below it', (context) => {
  const here = inside.exec(slashed(context.filename));
  if (here === null) return {};
  const source = here[1] ?? '';
  const name = here[2] ?? '';
  const room = rooms[name];
  if (room === undefined) {
    return {
      Program: (node) =>
        context.report({ node, message: `The house has no room "${name}"; add it to test/house/rules/rooms.ts.` }),
    };
  }
  const refuse = (found: Import, message: string): void => context.report({ node: found.node, message });
  return eachImport((found) => {
    const target = targetOf(context, found.specifier);
    if (target === undefined) {
      if (!(room.packages ?? []).includes(packageOf(found.specifier))) {
        refuse(found, `The room "${name}" may not import the package "${found.specifier}".`);
      }
      return;
    }
    const there = inside.exec(target);
    if (there === null || there[1] !== source)
      return refuse(found, 'The simulator imports nothing from outside its src folder.');
    const other = there[2] ?? '';
    if (other === name || room.rooms.includes(other)) return;
    if ((room.types ?? []).includes(other)) {
      if (!found.isType) refuse(found, `The room "${name}" may import only types from "${other}".`);
      return;
    }
    refuse(
      found,
      `The room "${name}" may not import from "${other === '' ? 'index.ts' : other}": it is not on a floor below.`,
    );
  });
});

/** Folders that stand outside the package and use it as anybody would: by its exports. */
const guests = /^(.*\/)(simulator\/cli|simulator\/examples|site)\//;

/** The command line, the examples and the site use the package's exports, never a path into its sources. */
export const frontDoor: Rule = rule('outside the package only its exports are used', (context: Context) => {
  const here = guests.exec(slashed(context.filename));
  if (here === null) return {};
  const home = here[0];
  return eachImport((found) => {
    const target = targetOf(context, found.specifier);
    if (target !== undefined && target.includes('/simulator/') && !target.startsWith(home)) {
      context.report({
        node: found.node,
        message:
          "Use the package's exports (hostlab, hostlab/presets, hostlab/figures, hostlab/text, hostlab/theory, hostlab/worlds), not a path into it.",
      });
    }
    if (here[2] !== 'site' && packageOf(found.specifier).startsWith('d3-')) {
      context.report({
        node: found.node,
        message: 'The command line draws with hostlab/figures, as the page does, not with D3.',
      });
    }
  });
});
