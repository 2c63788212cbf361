/** The obvious event queue: a list, sorted before each look. The oracle of `Timers`. */
export class NaiveQueue {
  private entries: { timer: number; at: number; rank: number; setting: number }[] = [];
  private settings = 0;

  set(timer: number, at: number, rank: number): void {
    this.clear(timer);
    this.entries.push({ timer, at, rank, setting: this.settings++ });
    this.entries.sort((a, b) => a.at - b.at || a.rank - b.rank || a.setting - b.setting);
  }

  clear(timer: number): void {
    this.entries = this.entries.filter((entry) => entry.timer !== timer);
  }

  get size(): number {
    return this.entries.length;
  }

  nextAt(): number {
    return this.entries[0]?.at ?? Infinity;
  }

  nextRank(): number {
    return this.entries[0]?.rank ?? Infinity;
  }

  take(): number {
    return this.entries.shift()?.timer ?? -1;
  }
}
