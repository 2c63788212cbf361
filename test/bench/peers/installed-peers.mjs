import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @typedef {{ name: 'simgrid' | 'simpy', program: (workload: string, size: number) => import('./pairs.mjs').Program }} Peer
 */

/**
 * Other simulators that are installed here, ready to run, and a sentence for each that is not. Call `clear` when done.
 */
export function installedPeers() {
  const folder = mkdtempSync(join(tmpdir(), 'hostlab-peers-'));
  /** @type {Peer[]} */
  const peers = [];
  const missing = [];

  const simgrid = join(folder, 'simgrid');
  const built = spawnSync('g++', ['-O3', '-std=c++17', here('simgrid.cpp'), '-o', simgrid, '-lsimgrid'], {
    encoding: 'utf8',
  });
  if (built.status === 0)
    peers.push({
      name: 'simgrid',
      program: (workload, size) => ({ command: simgrid, args: [workload, String(size)] }),
    });
  else missing.push('SimGrid is left out: its program does not compile here (Debian: g++ and libsimgrid-dev).');

  const python = ['python3', '/usr/bin/python3'].find(
    (command) => spawnSync(command, [here('simpy_peer.py'), 'w1a', '1000']).status === 0,
  );
  if (python !== undefined)
    peers.push({
      name: 'simpy',
      program: (workload, size) => ({ command: python, args: [here('simpy_peer.py'), workload, String(size)] }),
    });
  else missing.push('SimPy is left out: no python3 here can import it (Debian: python3-simpy).');

  return { peers, missing, clear: () => rmSync(folder, { recursive: true }) };
}
