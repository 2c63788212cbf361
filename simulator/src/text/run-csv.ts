/** One line of CSV: quoted where a cell needs it. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      const text = cell === null ? '' : String(cell);
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

/** The lists of a run's JSON as one long table: what, name, key, value. Times in seconds, sizes in bytes. */
export function runCsv(json: object): string {
  const lines = ['what,name,key,value'];
  const add = (what: string, name: string, value: unknown, key: string): void => {
    if (Array.isArray(value)) return;
    if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) add(what, name, one, key === '' ? inner : `${key}.${inner}`);
    else if (key !== 'name') lines.push(csvLine([what, name, key, value as string | number | null]));
  };
  for (const [key, value] of Object.entries(json)) {
    if (Array.isArray(value))
      for (const one of value as readonly { readonly name?: string }[])
        add(key.replace(/s$/, ''), one.name ?? '', one, '');
    else add('run', '', value, key);
  }
  return `${lines.join('\n')}\n`;
}
