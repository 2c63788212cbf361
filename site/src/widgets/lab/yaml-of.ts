import { stringify } from 'yaml';

/** A scenario as YAML: lists in lines, entries within a line where they are short. */
export function yamlOf(scenario: unknown): string {
  const one = (value: unknown): string =>
    stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) return stringify(scenario);
  let out = '';
  for (const [key, value] of Object.entries(scenario as Record<string, unknown>)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) out += stringify({ [key]: value }, { lineWidth: 0 });
    else if (value.length === 0) out += `${key}: []\n`;
    else {
      out += `${key}:\n`;
      for (const entry of value as unknown[]) {
        const short = one(entry);
        if (short.length <= 70) out += `  - ${short}\n`;
        else out += entryLines(entry, one);
      }
    }
  }
  return out;
}

function entryLines(entry: unknown, one: (value: unknown) => string): string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return `  - ${one(entry)}\n`;
  return Object.entries(entry as Record<string, unknown>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value], i) => {
      const pair = /^\{ ([\s\S]*) \}$/.exec(one({ [key]: value }))?.[1] ?? `${key}: ${one(value)}`;
      return `${i === 0 ? '  - ' : '    '}${pair}\n`;
    })
    .join('');
}
