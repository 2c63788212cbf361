// @ts-check
// `npm start`: builds the simulator and the course, serves it, and says where.
import { preview } from 'astro';
import { createServer } from 'node:net';
import { root, runStep } from './step.mjs';

const port = Number.parseInt(process.env['PORT'] ?? '4321', 10);

/** @returns {Promise<boolean>} */
function portIsFree() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

if (!(await portIsFree())) {
  console.error(`Port ${port} is taken by another program; stop it, or choose another port: PORT=4322 npm start`);
  process.exit(1);
}
for (const step of [
  { name: 'simulator', command: 'node simulator/scripts/compile.mjs' },
  { name: 'course', command: 'astro build' },
]) {
  if (!(await runStep(step)).ok) process.exit(1);
}
await preview({ root, server: { port, host: true }, logLevel: 'error' });
console.log(`\nHostlab's course is served on http://localhost:${port} (Ctrl-C stops it).`);
