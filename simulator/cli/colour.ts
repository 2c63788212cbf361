const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
const faint = (text: string): string => `\u001b[2m${text}\u001b[22m`;
const isRule = (line: string | undefined): boolean => line !== undefined && /^[─ ]+$/.test(line) && line.includes('─');

/** Tables with bold headings and faint rules, where the terminal may be coloured; else the text as it is. */
export function emphasised(text: string, colour: boolean): string {
  if (!colour) return text;
  const lines = text.split('\n');
  return lines
    .map((line, i) => (isRule(line) ? faint(line) : i === 0 || isRule(lines[i + 1]) ? bold(line) : line))
    .join('\n');
}
