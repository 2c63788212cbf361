/**
 * `node limit.mjs MODE N`: plays one workload and prints its answers, the seconds it took without drawing the input, and the
 * memory of the process at its peak.
 *
 * The floor that the simulator is held against: each program knows its one workload and nothing else, keeps flat arrays of
 * numbers and does no more than the answers need.
 */
import { clusterContainers, customers, hostContainers, vmTasks } from './inputs.mjs';
import { report } from '../peers/report.mjs';

const [mode, size] = process.argv.slice(2);
const count = Number(size);

switch (mode) {
  case 'w1a': {
    const { oneServer } = await import('./w1a.mjs');
    const input = customers(count);
    report(() => oneServer(input));
    break;
  }
  case 'w2': {
    const { timeSharedVms } = await import('./w2.mjs');
    const input = vmTasks(count);
    report(() => timeSharedVms(input));
    break;
  }
  case 'w3w': {
    const { sixteenKinds } = await import('./w3w.mjs');
    const input = hostContainers(count, false);
    report(() => sixteenKinds(input));
    break;
  }
  case 'w3g': {
    const { anyWeights } = await import('./w3g.mjs');
    const input = hostContainers(count, true);
    report(() => anyWeights(input));
    break;
  }
  case 'w4f':
  case 'w4l': {
    const { clusterChurn } = await import('./w4.mjs');
    const input = clusterContainers(count);
    report(() => clusterChurn(input, mode === 'w4f' ? 'first-fit' : 'least-allocated'));
    break;
  }
  default:
    process.stderr.write('limit.mjs: w1a, w2, w3w, w3g, w4f or w4l, and a size\n');
    process.exitCode = 2;
}
