import { main } from './main.ts';
import type { Terminal } from './terminal.ts';

/** The only file that touches `process`. */
const terminal: Terminal = {
  out(text) {
    if (process.stdout.write(text)) return;
    return new Promise((resolve) => process.stdout.once('drain', resolve));
  },
  err(text) {
    process.stderr.write(text);
  },
  stdin: () => process.stdin,
  progress: process.stderr.isTTY === true,
  colour: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
};

// Whoever reads may stop early (`| head`): that is their right and no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), terminal);
