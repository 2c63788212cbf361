const units =
  '%|[KMGT]i?B(?:/s)?|kB|[GM]bit/s|[mµn]?s|min|h|hours?|minutes?|seconds?|months?|times|core-seconds?|cores?|vCPUs?|W|USD|bytes?|a second';
const withUnit = new RegExp(`(\\d) (?=(?:${units})(?![\\w-]))`, 'g');
const within = /(\b(?:min|h|d|nearest)|\bUS\$|[=÷×−≈]) (?=[\d(])|(\S) (?=…)/g;

/** A text in which no line ends between a number and its unit. */
export function held(text: string): string {
  return text.replace(withUnit, '$1\u00a0').replace(within, '$1$2\u00a0');
}
