/**
 * Sets of host numbers in which the lowest is found without looking at every host: one bit a host, and above each 32 of them
 * one bit that says whether any is set.
 */
export class HostSets {
  /** @param {number} sets @param {number} hosts */
  constructor(sets, hosts) {
    this.wordsPerSet = (hosts + 31) >> 5;
    this.blocksPerSet = (this.wordsPerSet + 31) >> 5;
    this.words = new Int32Array(sets * this.wordsPerSet);
    this.blocks = new Int32Array(sets * this.blocksPerSet);
  }

  /** @param {number} set @param {number} host */
  add(set, host) {
    const word = host >> 5;
    this.words[set * this.wordsPerSet + word] |= 1 << (host & 31);
    this.blocks[set * this.blocksPerSet + (word >> 5)] |= 1 << (word & 31);
  }

  /** @param {number} set @param {number} host */
  remove(set, host) {
    const word = host >> 5;
    if ((this.words[set * this.wordsPerSet + word] &= ~(1 << (host & 31))) === 0)
      this.blocks[set * this.blocksPerSet + (word >> 5)] &= ~(1 << (word & 31));
  }

  /**
   * The lowest host of a set that has at least `least` of `free`; −1 if there is none.
   *
   * @param {number} set @param {Int32Array} free @param {number} least
   */
  lowest(set, free, least) {
    const { words, wordsPerSet, blocks, blocksPerSet } = this;
    for (let block = 0; block < blocksPerSet; block++) {
      let full = blocks[set * blocksPerSet + block];
      while (full !== 0) {
        const word = (block << 5) + lowestBit(full);
        full &= full - 1;
        let hosts = words[set * wordsPerSet + word];
        while (hosts !== 0) {
          const host = (word << 5) + lowestBit(hosts);
          hosts &= hosts - 1;
          if (free[host] >= least) return host;
        }
      }
    }
    return -1;
  }
}

/** @param {number} bits not 0 */
export function lowestBit(bits) {
  return 31 - Math.clz32(bits & -bits);
}
