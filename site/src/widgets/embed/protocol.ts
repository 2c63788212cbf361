/** The messages between a page and a Hostlab figure in its frame. */
export const embedProtocol = 'hostlab.embed/1';

/** A knob, as the figure tells it. */
export type EmbedKnob =
  | {
      readonly name: string;
      readonly kind: 'range';
      readonly label: string;
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly step: number;
      readonly usual: number;
    }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly label: string;
      readonly options: readonly string[];
      readonly usual: string;
    }
  /** The hours of a week as 42 hexadecimal digits, Monday's first hour first. */
  | { readonly name: string; readonly kind: 'week'; readonly label: string; readonly usual: string };

/** What the knobs say, by name. */
export type EmbedValues = Readonly<Record<string, number | string>>;

/** What a figure tells the page around it. */
export type FromFigure = { readonly protocol: typeof embedProtocol; readonly figure: string } & (
  | { readonly type: 'ready'; readonly title: string; readonly knobs: readonly EmbedKnob[] }
  /** CSS pixels: how high the frame should be. */
  | { readonly type: 'height'; readonly height: number }
  | {
      readonly type: 'state';
      readonly values: EmbedValues;
      /** Seconds. */
      readonly at: number;
      /** Seconds. */
      readonly end: number;
      readonly caption: string;
    }
  | { readonly type: 'link'; readonly address: string }
  /** A message could not be followed; why, in a sentence. */
  | { readonly type: 'refused'; readonly why: string }
);

/** What a page may say to a figure. */
export type ToFigure = { readonly protocol: typeof embedProtocol } & (
  | {
      readonly type: 'set';
      readonly values?: EmbedValues;
      /** Seconds. */
      readonly at?: number;
    }
  | { readonly type: 'ask'; readonly what: 'state' | 'link' }
);

/** A message that was read: what to do, why it is refused, or none of ours. */
export type ReadMessage =
  | { readonly kind: 'message'; readonly message: ToFigure }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'other' };

const refused = (why: string): ReadMessage => ({ kind: 'refused', why });

/** Knobs that a message may set at once. */
const mostValues = 50;

/**
 * Reads what a page has said. Whatever is not of this protocol is passed over; what is, and is not well formed, is
 * refused with a sentence. What it returns is fresh data and nothing but data.
 */
export function readMessage(data: unknown): ReadMessage {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return { kind: 'other' };
  const { protocol, type, values, at, what } = data as Record<string, unknown>;
  if (typeof protocol !== 'string' || !protocol.startsWith('hostlab.embed/')) return { kind: 'other' };
  if (protocol !== embedProtocol) return refused(`This figure speaks ${embedProtocol}.`);
  if (type === 'ask')
    return what === 'state' || what === 'link'
      ? { kind: 'message', message: { protocol, type, what } }
      : refused('A figure can be asked for its state or its link.');
  if (type !== 'set') return refused('A message is of the type set or ask.');
  if (at !== undefined && (typeof at !== 'number' || !Number.isFinite(at) || at < 0))
    return refused('An instant is a number of seconds from 0 on.');
  const set: Record<string, number | string> = {};
  if (values !== undefined) {
    if (typeof values !== 'object' || values === null || Array.isArray(values))
      return refused('Values are a map from names of knobs to numbers or words.');
    const entries = Object.entries(values as Record<string, unknown>);
    if (entries.length > mostValues) return refused(`At most ${String(mostValues)} knobs are set at once.`);
    for (const [name, value] of entries) {
      const fine =
        (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && value.length <= 200);
      if (!fine || name === '__proto__') return refused('Values are a map from names of knobs to numbers or words.');
      set[name] = value;
    }
  }
  return {
    kind: 'message',
    message: { protocol, type, ...(values === undefined ? {} : { values: set }), ...(at === undefined ? {} : { at }) },
  };
}

/**
 * The one origin that a figure in a frame talks with: that of `?origin=`, else of the page that shows it. None where
 * neither says a web address; a figure without one is mute and deaf.
 */
export function partnerOrigin(search: string, referrer: string): string | undefined {
  const asked = new URLSearchParams(search).get('origin');
  for (const text of asked === null ? [referrer] : [asked]) {
    try {
      const { origin, protocol } = new URL(text);
      if (protocol === 'https:' || protocol === 'http:') return origin;
    } catch {
      // No address.
    }
  }
  return undefined;
}

/** The theme that `?theme=` asks for. */
export function wantedTheme(search: string): 'light' | 'dark' | undefined {
  const theme = new URLSearchParams(search).get('theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
}
