/** What a link may hold: JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Decoded = { readonly ok: true; readonly data: Json } | { readonly ok: false; readonly why: string };

export const linkLimits = {
  /** Characters of a link's state, so that it survives mail programs and chats. */
  characters: 1_800,
  /** Bytes that a state may have once it is unpacked. */
  bytes: 262_144,
  /** How deep lists and objects may stand in each other. */
  depth: 32,
} as const;

const version = '1.';

/**
 * Data as it stands in a link: `1.z…` compressed, `1.u…` where there is nothing to compress with. Only letters, digits,
 * `.`, `-` and `_`.
 */
export async function encodeLink(data: Json): Promise<string> {
  const text = JSON.stringify(data);
  const plain = encodeNow(data);
  if (typeof CompressionStream === 'undefined') return plain;
  const bytes = await all(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const packed = `${version}z${toBase64(bytes)}`;
  return packed.length < plain.length ? packed : plain;
}

/** The same at once and uncompressed. */
export function encodeNow(data: Json): string {
  return `${version}u${toBase64(new TextEncoder().encode(JSON.stringify(data)))}`;
}

/**
 * Reads what {@link encodeLink} wrote. Whatever else it is given it refuses with a sentence; what it returns is data and
 * nothing but data.
 *
 * @param most characters that are looked at; a longer link is refused
 */
export async function decodeLink(text: string, most: number = linkLimits.characters): Promise<Decoded> {
  if (text.length > most)
    return no(`This link is too long: ${String(text.length)} characters, and at most ${String(most)} are read.`);
  if (!text.startsWith(version)) {
    const [, other] = /^(\d{1,6})\./.exec(text) ?? [];
    return no(
      other === undefined
        ? 'This link says nothing that this page can read.'
        : `This link is of version ${other}, and this page reads version 1.`,
    );
  }
  const packing = text[version.length];
  const bytes = fromBase64(text.slice(version.length + 1));
  if (bytes === undefined || (packing !== 'z' && packing !== 'u'))
    return no('This link is damaged: a part is missing or changed.');
  const unpacked = packing === 'u' ? bytes : await inflated(bytes);
  if (unpacked === 'too much') return no('This link unpacks to more than this page reads.');
  if (unpacked === undefined || unpacked.length > linkLimits.bytes)
    return no('This link is damaged: it does not unpack.');
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked), harmless);
  } catch {
    return no('This link is damaged: what it holds is not data.');
  }
  return tooDeep(data, linkLimits.depth) ? no('This link is nested too deeply.') : { ok: true, data: data as Json };
}

/** No key of a link can reach what all objects share. */
function harmless(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

function no(why: string): Decoded {
  return { ok: false, why };
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1));
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | 'too much' | undefined> {
  if (typeof DecompressionStream === 'undefined') return undefined;
  try {
    return await all(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')), linkLimits.bytes);
  } catch (error) {
    return error instanceof RangeError ? 'too much' : undefined;
  }
}

/** @throws RangeError as soon as more than `most` bytes have come */
async function all(stream: ReadableStream<Uint8Array>, most = Infinity): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('more than expected');
    }
    chunks.push(value);
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
