import type { CatalogueImage, Entry } from '../model/catalogue.ts';
import type { LayerSpec, PhaseSpec } from '../model/machines.ts';
import { bytes, megabytes } from '../units/sizes.ts';
import { entry } from './entry.ts';

/** Unpacked bytes for each compressed one, where only the compressed size is known; reported for one notebook image. */
const ratio = 3.05;

/** A layer in bytes; unpacked by {@link ratio} unless known. */
const layer = (digest: string, compressed: number, unpacked = compressed * ratio): LayerSpec => ({
  digest,
  compressed: bytes(compressed),
  unpacked: bytes(unpacked),
});

/** Waiting for client, daemon, snapshot and network, then the low-level runtime's work: about 0.55 s alone. */
const run: readonly PhaseSpec[] = [
  { phase: 'create', need: { kind: 'time', seconds: { kind: 'lognormal', median: 0.33, sigma: 0.12 } } },
  { phase: 'start', need: { kind: 'cpu', coreSeconds: 0.2246 } },
];
/** The same, and then the application's own start-up in seconds of CPU time. */
const runAnd = (coreSeconds: number): readonly PhaseSpec[] => [
  ...run,
  { phase: 'service', need: { kind: 'cpu', coreSeconds } },
];
const startFacts = ['ct-run-warm-azure-ssd', 'ct-oci-runtimes'];
const startNote = 'starting it takes the 0.55 s measured for docker run, 0.22 of them the runtime’s.';

const nginxTiny = (63_110_572 - 29_800_000 - 33_300_000) / 5;
const pythonLayers = [49.3, 25.6, 67.8, 236.3, 6.1, 29.8].map((mb, i) => layer(`python/${String(i + 1)}`, mb * 1e6));
const python = [...pythonLayers, layer('python/7', 250)];
const rVersion = [layer('r/debian', 45e6, 45e6 * (1060 / 343)), layer('r/r-ver', 185e6, 185e6 * (1060 / 343))];
const jupyterMinimal = [
  layer('jupyter/base', 30e6, 91.5e6),
  layer('jupyter/minimal', 1580e6 / ratio - 30e6, 1580e6 - 91.5e6),
];

/** Container images with their layers; layers of one digest are one layer. */
export const images: readonly Entry<CatalogueImage>[] = [
  entry(
    'alpine',
    'Alpine Linux: one layer of 3.8 MB',
    { layers: [layer('alpine/1', 3_849_738)], start: run, memory: bytes(4_090_000) },
    'measured',
    ['img-alpine', 'img-jupyter-ratio', 'gvisor-mem', ...startFacts],
    `Compressed size from the registry; unpacked at a reported ratio of 3.05; memory of an idle container; ${startNote}`,
  ),
  entry(
    'ubuntu',
    'Ubuntu: one layer of 29.8 MB',
    { layers: [layer('ubuntu/1', 29_764_116)], start: run, memory: bytes(4_090_000) },
    'measured',
    ['img-ubuntu', 'img-jupyter-ratio', 'gvisor-mem', ...startFacts],
    `Compressed size from the registry; unpacked at a reported ratio of 3.05; memory of an idle container; ${startNote}`,
  ),
  entry(
    'nginx',
    'nginx: seven layers, 63 MB',
    {
      layers: [
        layer('nginx/1', 29.8e6),
        layer('nginx/2', 33.3e6),
        ...[3, 4, 5, 6, 7].map((i) => layer(`nginx/${String(i)}`, nginxTiny)),
      ],
      start: runAnd(0.02),
      memory: bytes(3_250_000),
    },
    'measured',
    ['img-nginx', 'img-jupyter-ratio', 'ct-mem-nginx', ...startFacts],
    `Total and the two big layers from the registry, the five small ones divided evenly; unpacked at a reported ratio of 3.05; idle memory as measured; ${startNote} The service’s own 0.02 s are illustrative.`,
  ),
  entry(
    'python',
    'Python: seven layers, 415 MB',
    { layers: python, start: runAnd(0.05), memory: megabytes(30) },
    'measured',
    ['img-python', 'img-jupyter-ratio', ...startFacts],
    `Compressed layers from the registry; unpacked at a reported ratio of 3.05; ${startNote} Memory and the interpreter’s start are illustrative.`,
  ),
  entry(
    'web-app',
    'A small web application on the Python image',
    { layers: [...python, layer('web-app/1', 20e6)], start: runAnd(1), memory: megabytes(120) },
    'illustrative',
    ['img-python', 'img-jupyter-ratio', ...startFacts],
    `Shares all layers of python and adds 20 MB; unpacked at a reported ratio; the added layer, memory and service start are illustrative; ${startNote}`,
  ),
  entry(
    'web-worker',
    'A background worker on the Python image',
    { layers: [...python, layer('web-worker/1', 35e6)], start: runAnd(0.5), memory: megabytes(90) },
    'illustrative',
    ['img-python', 'img-jupyter-ratio', ...startFacts],
    `Shares all layers of python and adds 35 MB; unpacked at a reported ratio; the added layer, memory and service start are illustrative; ${startNote}`,
  ),
  entry(
    'r-ver',
    'R on Debian: two layers, 230 MB',
    { layers: rVersion, start: runAnd(0.3), memory: megabytes(60) },
    'published',
    ['img-rstudio', ...startFacts],
    `Two of the layers reported for rocker/rstudio in 2017, unpacked in proportion; ${startNote} Memory and R’s own start are illustrative.`,
  ),
  entry(
    'rstudio',
    'RStudio on R on Debian: 343 MB, 1.06 GB unpacked',
    {
      layers: [...rVersion, layer('r/rstudio', 113e6, 113e6 * (1060 / 343))],
      start: runAnd(1.5),
      memory: megabytes(150),
    },
    'published',
    ['img-rstudio', ...startFacts],
    `Layers and unpacked total as reported for 2017, unpacked in proportion; ${startNote} Memory and the server’s start are illustrative.`,
  ),
  entry(
    'tidyverse',
    'R with the tidyverse: 650 MB',
    { layers: [...rVersion, layer('r/tidyverse', 420e6)], start: runAnd(0.3), memory: megabytes(80) },
    'published',
    ['img-rstudio', 'img-rocker-family', 'img-jupyter-ratio', ...startFacts],
    `Total as reported for 2018; the lower layers are those of r-ver, the top one unpacked at a reported ratio of 3.05; ${startNote} Memory is illustrative.`,
  ),
  entry(
    'jupyter-minimal',
    'Jupyter minimal notebook: 1.58 GB unpacked',
    { layers: jupyterMinimal, start: runAnd(2), memory: megabytes(110) },
    'published',
    ['img-jupyter-2023', 'img-jupyter-ratio', ...startFacts],
    `Unpacked size as reported for 2023, compressed at a reported ratio of 3.05; the split into two layers is illustrative; ${startNote} Memory and the server’s start are illustrative.`,
  ),
  entry(
    'jupyter-scipy',
    'Jupyter scientific notebook: 4.19 GB unpacked',
    {
      layers: [...jupyterMinimal, layer('jupyter/scipy', 2610e6 / ratio, 2610e6)],
      start: runAnd(2),
      memory: megabytes(110),
    },
    'published',
    ['img-jupyter-2023', 'img-jupyter-ratio', ...startFacts],
    `Unpacked size as reported for 2023, compressed at a reported ratio of 3.05; on top of jupyter-minimal, a split that is illustrative; ${startNote} Memory and the server’s start are illustrative.`,
  ),
  entry(
    'windows-nanoserver',
    'Windows Nano Server: 296 MB',
    { layers: [layer('windows/nanoserver', 296e6 / ratio, 296e6)], start: runAnd(1), memory: megabytes(60) },
    'vendor',
    ['img-windows', 'img-jupyter-ratio', ...startFacts],
    `Size as the vendor prints it, taken as unpacked; compressed at a reported ratio of 3.05; memory and start are illustrative, on top of docker run’s 0.55 s.`,
  ),
  entry(
    'windows-servercore',
    'Windows Server Core: 4.84 GB',
    { layers: [layer('windows/servercore', 4840e6 / ratio, 4840e6)], start: runAnd(3), memory: megabytes(200) },
    'vendor',
    ['img-windows', 'img-jupyter-ratio', ...startFacts],
    'Size as the vendor prints it, taken as unpacked; compressed at a reported ratio of 3.05; memory and start are illustrative, on top of docker run’s 0.55 s.',
  ),
];
