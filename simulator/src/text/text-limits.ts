/** What a text may be at most. Checked before, not after, memory is taken for what is built of it. */
export const textLimits = {
  /** Lists and maps inside each other. */
  depth: 64,
  /** Words and signs of YAML. JSON, which is read much faster, is bounded by its length alone. */
  tokens: 500_000,
  /** Aliases (`*name`) in a text. Each is looked up in all of it. */
  aliases: 500,
  /** Parts that one alias may repeat, those of aliases inside it included. */
  aliasParts: 100,
  /** Messages about text that cannot be read. */
  messages: 20,
} as const;
