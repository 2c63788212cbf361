/** What a text may be at most. Checked before, not after, memory is taken for what is built of it. */
export const textLimits = {
  /** Lists and maps inside each other. */
  depth: 64,
  /** Words and signs of YAML. JSON, which is read much faster, is bounded by its length alone. */
  tokens: 1_500_000,
  /** Parts that aliases (`*name`) may repeat. */
  aliases: 100,
  /** Messages about text that cannot be read. */
  messages: 20,
} as const;
