/** What a file may be at most; `hostlab check --help` states it. Checked before, not after, memory is taken. */
export const inputLimits = {
  /** Bytes of a scenario file. */
  bytes: 16_777_216,
  /** Bytes of a CSV or PlanetLab file, unpacked. */
  tableBytes: 268_435_456,
  /** Lists and maps inside each other. */
  depth: 64,
  /** Words and signs of a YAML file. JSON, which is read much faster, is bounded by its bytes alone. */
  tokens: 1_500_000,
  /** Parts that aliases (`*name`) may repeat. */
  aliases: 100,
  /** Messages about text that cannot be read. */
  messages: 20,
} as const;
