import { readFileSync } from 'node:fs';

/**
 * Plays, and prints the answers as one line of JSON with `seconds` (the play alone), `cpu` (what the process has kept a
 * processor busy since it began, seconds) and `peakMb`, the most memory it has held.
 *
 * @param {() => Record<string, number>} play
 */
export function report(play) {
  const began = performance.now();
  const answers = play();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  process.stdout.write(
    `${JSON.stringify({ ...answers, seconds, cpu: (user + system) / 1e6, peakMb: peakMemory() })}\n`,
  );
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
