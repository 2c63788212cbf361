import { readFileSync } from 'node:fs';

/**
 * Plays, and prints the answers as one line of JSON with `seconds` (the play alone) and `peakMb`, the most memory the
 * process has held, where the system tells.
 *
 * @param {() => Record<string, number>} play
 */
export function report(play) {
  const began = performance.now();
  const answers = play();
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${JSON.stringify({ ...answers, seconds, peakMb: peakMemory() })}\n`);
}

/** In 10^6 bytes. Linux tells it for this program alone; the portable figure may include that of the starting process. */
function peakMemory() {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return (Number(found[1]) * 1024) / 1e6;
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}
