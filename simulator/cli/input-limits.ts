import { textLimits } from 'hostlab/text';

/** What a file may be at most; `hostlab check --help` states it. Checked before, not after, memory is taken. */
export const inputLimits: Readonly<Record<'bytes' | 'tableBytes' | 'depth' | 'tokens' | 'aliases', number>> = {
  /** Bytes of a scenario file. */
  bytes: 16_777_216,
  /** Bytes of a CSV or PlanetLab file, unpacked. */
  tableBytes: 268_435_456,
  /** Lists and maps inside each other. */
  depth: textLimits.depth,
  /** Words and signs of a YAML file. */
  tokens: textLimits.tokens,
  /** Parts that aliases may repeat. */
  aliases: textLimits.aliasParts,
};
