/**
 * `node ours.mjs MODE N [trace]`: plays one workload with the built package, through its public face, and prints the same
 * line as the limit's programs. With `trace` everything is told and `bytesPerRecord` says what that takes.
 */
import { simulate } from 'hostlab';
import { clusterContainers, customers, hostContainers, vmTasks } from '../limit/inputs.mjs';
import { cluster, oneHost, oneServer, timeSharedVms } from './models.mjs';
import { report } from './report.mjs';

const [mode, size, telling] = process.argv.slice(2);
const count = Number(size);
const built = {
  w1a: () => oneServer(customers(count)),
  w2: () => timeSharedVms(vmTasks(count)),
  w3w: () => oneHost(hostContainers(count, false)),
  w3g: () => oneHost(hostContainers(count, true)),
  w4f: () => cluster(clusterContainers(count), 'first-fit'),
  w4l: () => cluster(clusterContainers(count), 'least-allocated'),
}[mode];

if (built === undefined) {
  process.stderr.write('ours.mjs: w1a, w2, w3w, w3g, w4f or w4l, a size, and `trace` if all is to be told\n');
  process.exitCode = 2;
} else {
  const model = built();
  report(() => answers(simulate(model, { observe: telling === 'trace' ? 'trace' : 'counters' })));
}

/** The numbers that the workload asks for, in seconds. @param {import('hostlab').Run} run */
function answers({ counters, trace, events }) {
  const told = trace.length > 0 ? { records: trace.length, bytesPerRecord: bytesOf(trace) / trace.length } : {};
  if (mode.startsWith('w4'))
    return {
      rejected: counters.machinesRejected,
      hostSum: counters.placementChecksum,
      peak: counters.peakReady,
      coreHours: counters.promisedCoreHours,
      last: counters.lastLeftAt / 1e6,
      events,
      ...told,
    };
  return {
    mean: counters.responseSeconds / counters.tasksFinished,
    last: counters.lastFinishedAt / 1e6,
    ...(mode.startsWith('w3') ? { peak: counters.peakSharing } : {}),
    finished: counters.tasksFinished,
    events,
    ...told,
  };
}

/** What the columns of a trace occupy, the unused end of the last chunk included. @param {import('hostlab').Trace} trace */
function bytesOf(trace) {
  let bytes = 0;
  for (const chunk of trace.chunks) for (const column of Object.values(chunk)) bytes += column.byteLength;
  for (const causes of trace.furtherCauses.values()) bytes += 32 + 8 * causes.length;
  return bytes;
}
