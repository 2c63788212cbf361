/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment).
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let last: number[] = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[to.length]!;
}

/** Words longer than this are not compared: nobody meant them. */
const longest = 40;
/** More names than this are not searched for a likeness. */
const mostNames = 2_000;

/**
 * The known word that was probably meant, or `undefined` if none is near: at most a third of its letters differ, but one
 * or two always may. Case does not count. Equally near: the first.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > longest) return undefined;
  const meant = word.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  let looked = 0;
  for (const name of known) {
    if (++looked > mostNames) break;
    if (Math.abs(name.length - word.length) >= least) continue;
    const distance = editDistance(meant, name.toLowerCase());
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best !== undefined && least <= Math.max(best.length > 4 ? 2 : 1, Math.floor(best.length / 3))
    ? best
    : undefined;
}

/** "did you mean `vcpus`?", or a list of what is known where nothing is near and the list is short. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (known.length === 0 || known.length > 12) return undefined;
  return `known ${known.length === 1 ? 'is' : 'are'} ${known.map((name) => `\`${name}\``).join(', ')}`;
}

/** Looks for likenesses, but not for ever: a person who mistook a hundred names is helped by the first of them. */
export class Hints {
  #left = 100;

  /** As {@link suggest}; nothing after the hundredth time. */
  like(word: string, known: Iterable<string>): string | undefined {
    return this.#left-- > 0 ? suggest(word, [...known]) : undefined;
  }
}
