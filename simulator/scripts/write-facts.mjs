// Writes simulator/src/presets/facts.ts: the facts that presets cite, and no others.
//
//   node simulator/scripts/write-facts.mjs ../shared/facts/facts.json [--check]
//
// With --check nothing is written; exit 1 if the file would change. A fact known from memory only is refused.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const presets = fileURLToPath(new URL('../src/presets/', import.meta.url));
const target = `${presets}facts.ts`;
const [from, check] = process.argv.slice(2);
if (from === undefined) {
  process.stderr.write('Say which file of facts to read, for instance ../shared/facts/facts.json.\n');
  process.exit(2);
}

const all = JSON.parse(readFileSync(from, 'utf8'));
const cited = new Set();
for (const file of readdirSync(presets, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts') || file === 'facts.ts') continue;
  for (const [, text] of readFileSync(presets + file, 'utf8').matchAll(/'([a-z0-9][a-z0-9.-]*)'/gi)) cited.add(text);
}

const rows = [];
for (const fact of all) {
  if (!cited.has(fact.id)) continue;
  if (fact.evidence === 'memory') throw new Error(`${fact.id} is known from memory only and must not be printed.`);
  rows.push({
    id: fact.id,
    quantity: fact.quantity,
    value: fact.value,
    unit: fact.unit,
    conditions: fact.conditions,
    evidence: fact.evidence,
    source: {
      title: fact.source.title,
      by: fact.source.authors_or_org,
      year: fact.source.year,
      where: fact.source.where.replace(/; address of the copy.*$/, ''),
      address: fact.source.url_or_repo,
    },
  });
}
rows.sort((a, b) => (a.id < b.id ? -1 : 1));

const text = `/** What a fact says: a number, a text, or several of them by name. */
export type FactValue = number | string | boolean | readonly FactValue[] | { readonly [name: string]: FactValue };

/** A number that somebody measured or published, with its source. */
export interface Fact {
  readonly id: string;
  readonly quantity: string;
  readonly value: FactValue;
  readonly unit: string;
  readonly conditions: string;
  /**
   * \`primary\`: read in the source itself; \`derived\`: computed from such; \`secondary\`: reported by someone else;
   * \`judgement\`: a suggestion made from others.
   */
  readonly evidence: 'primary' | 'derived' | 'secondary' | 'judgement';
  readonly source: {
    readonly title: string;
    readonly by: string;
    readonly year: number;
    readonly where: string;
    readonly address: string;
  };
}

/** The facts that the catalogue cites, by id. Written by simulator/scripts/write-facts.mjs; not edited by hand. */
export const facts: readonly Fact[] = ${JSON.stringify(rows, null, 2)};

const byId: ReadonlyMap<string, Fact> = new Map(facts.map((each) => [each.id, each]));

/** The fact of that id, or \`undefined\` where the catalogue cites none. */
export function fact(id: string): Fact | undefined {
  return byId.get(id);
}
`;
const written = await format(text, { parser: 'typescript', singleQuote: true, printWidth: 120 });
if (check === '--check') {
  if (written !== readFileSync(target, 'utf8')) {
    process.stderr.write('presets/facts.ts differs from the facts: write it again.\n');
    process.exit(1);
  }
} else {
  writeFileSync(target, written);
  process.stderr.write(`${String(rows.length)} facts of ${String(all.length)} written.\n`);
}
