import { begins, ends, room, three, usualGrowth } from './scenarios.ts';

const [db, web, batch] = three;

/** GiB: what db and web hold together from the beginning on. */
export const settled = db.holds + web.holds;

/** MiB that batch may still take when it begins: until the host is full, and until its own VM is. */
export const hostToGo = 1024 * (room - settled - batch.holds);
export const ownToGo = 1024 * (batch.vm - batch.holds);

/** Seconds from the beginning until so much is taken. */
export const fullAfter = (toGo: number): number => begins + toGo / usualGrowth;

/** MiB a second at which so much is taken just when the minute is over. */
export const justFull = (toGo: number): number => toGo / (ends - begins);

/** GiB in use after so many seconds, if batch grows on and on. */
export function grown(seconds: number): number {
  return seconds < begins ? settled : settled + batch.holds + ((seconds - begins) * usualGrowth) / 1024;
}
