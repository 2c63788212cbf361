/** Days as they stand at the head of a week. */
export const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
/** Hours of a week. */
export const hoursOfWeek = 168;

/** A week as text: an hour a bit, the first one of Monday first, four of them a hexadecimal digit. */
export function weekText(used: (day: number, hour: number) => boolean): string {
  let text = '';
  for (let from = 0; from < hoursOfWeek; from += 4) {
    let digit = 0;
    for (let i = from; i < from + 4; i++) digit = digit * 2 + Number(used(Math.floor(i / 24), i % 24));
    text += digit.toString(16);
  }
  return text;
}

export function isWeek(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{42}$/.test(text);
}

/** Every hour of a week, in use or not. */
export function hoursOf(text: string): boolean[] {
  return text.split('').flatMap((digit) => [8, 4, 2, 1].map((bit) => (Number.parseInt(digit, 16) & bit) !== 0));
}

/** How many hours of a week are in use. */
export function usedHours(text: string): number {
  return hoursOf(text).filter(Boolean).length;
}

/** A week in which one hour is as it is said. */
export function withHour(text: string, at: number, used: boolean): string {
  const hours = hoursOf(text);
  hours[at] = used;
  return weekText((day, hour) => hours[24 * day + hour] === true);
}

/** Hours in use without a break, as hours since Monday began. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches of a week, in order: when something is started, and when it is stopped. */
export function stretchesOf(text: string): Stretch[] {
  const out: Stretch[] = [];
  let from = -1;
  [...hoursOf(text), false].forEach((used, i) => {
    if (used && from < 0) from = i;
    if (used || from < 0) return;
    out.push({ from, to: i });
    from = -1;
  });
  return out;
}
