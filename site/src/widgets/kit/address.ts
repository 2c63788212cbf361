import type { Lab } from './lab.ts';
import { decodeLink, encodeLink, type Json } from './link.ts';
import { readShared, type Shared } from './state-link.ts';

/** Where the fragment of an address holds the state of a figure. */
export const stateKey = 'l=';

/** What an address asks for, or a sentence why that is refused. */
export interface Addressed {
  readonly shared?: Shared;
  readonly why?: string;
}

/** The state that the page's address asks for: of this figure, none, or a sentence why it is refused. */
export async function stateInAddress(lab: Lab, hash: string): Promise<Addressed> {
  if (!hash.startsWith(`#${stateKey}`)) return {};
  const decoded = await decodeLink(hash.slice(1 + stateKey.length));
  if (!decoded.ok) return { why: decoded.why };
  // A page may hold several figures: a link to another one is not for this one to refuse.
  const { data } = decoded;
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    const { lab: other } = data as { readonly [key: string]: Json };
    if (typeof other === 'string' && other !== lab.id) return {};
  }
  const read = readShared(lab, data);
  return read.ok ? { shared: read.shared } : { why: read.why };
}

/** The address that opens a scenario in the Lab. */
export async function labAddress(scenario: Json): Promise<string> {
  return `/lab/#s=${await encodeLink(scenario)}`;
}
