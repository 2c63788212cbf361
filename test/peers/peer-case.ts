import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A worked case of another simulator, as its own files state it. */
export interface PeerCase {
  readonly id: string;
  readonly peer: string;
  readonly inputs: unknown;
  readonly expected: unknown;
}

/** How a case is played here. */
export interface Expressed {
  readonly id: string;
  /** What our play of it gives, and what the peer's files say that should be. Numbers in both, at the same places. */
  readonly compare: (peer: PeerCase) => { readonly got: unknown; readonly expected: unknown };
  /** Allowed difference, as a share of the number or in its own unit, whichever is more. */
  readonly relative: number;
  readonly absolute: number;
}

/** The half microsecond by which the end of work is rounded, for a few ends in a row. */
const rounding = 3e-6;

/**
 * Says how a case is played: the scenario is made from the peer's inputs, so that no number is typed twice.
 *
 * @param play what our run gives
 * @param pick what of the peer's expectation it is compared with, in the same shape
 */
export function expressed<I, E>(
  id: string,
  play: (inputs: I, expected: E) => unknown,
  pick: (expected: E, inputs: I) => unknown,
  tolerance: { readonly relative?: number; readonly absolute?: number } = {},
): Expressed {
  return {
    id,
    compare: (peer) => {
      const inputs = peer.inputs as I;
      const expected = peer.expected as E;
      return { got: play(inputs, expected), expected: pick(expected, inputs) };
    },
    relative: tolerance.relative ?? 1e-9,
    absolute: tolerance.absolute ?? rounding,
  };
}

const file = fileURLToPath(new URL('../../../shared/peers/peer_cases.json', import.meta.url));

/** The cases, or nothing where this repository stands alone. */
export function peerCases(): readonly PeerCase[] | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PeerCase[]) : undefined;
}
