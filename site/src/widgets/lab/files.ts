import type { Scenario } from 'hostlab';
import { billOf, runCsv, runJson, traceLines } from 'hostlab/text';
import type { LabFigure, Now, Played } from '../kit/lab.ts';
import { download, pictureFile, toPng } from '../kit/save.ts';

/** What can be saved. */
export type Kind = 'yaml' | 'scenario-json' | 'run-json' | 'csv' | 'trace' | 'svg' | 'png';

/** What there is to save from. */
export interface Savable {
  readonly text: string;
  readonly scenario: Scenario | undefined;
  readonly now: Now;
  readonly figure: LabFigure;
}

/** Saves one kind of file. @throws Error with a sentence where it cannot be made */
export async function save(kind: Kind, { text, scenario, now, figure }: Savable): Promise<void> {
  const name = fileName(scenario?.name);
  const played = now.worlds[0];
  switch (kind) {
    case 'yaml':
      return download(`${name}.yaml`, text, 'application/yaml');
    case 'scenario-json':
      if (scenario === undefined) throw new Error('The scenario has issues; as JSON it is saved once it has none.');
      return download(`${name}.json`, `${JSON.stringify(scenario, undefined, 2)}\n`, 'application/json');
    case 'run-json':
      return download(`${name}.run.json`, `${JSON.stringify(jsonOf(played), undefined, 2)}\n`, 'application/json');
    case 'csv':
      return download(`${name}.run.csv`, runCsv(jsonOf(played)), 'text/csv');
    case 'trace':
      return download(`${name}.trace.ndjson`, new Blob(traceParts(played)), 'application/x-ndjson');
    case 'svg':
    case 'png': {
      const svg = pictureFile(figure.view(now, 820, figure.label), `${location.origin}/lab/ · Hostlab, CC BY 4.0`);
      if (kind === 'svg') return download(`${name}.${figure.name}.svg`, svg, 'image/svg+xml');
      return download(`${name}.${figure.name}.png`, await toPng(svg), 'image/png');
    }
  }
}

function jsonOf(played: Played | undefined): object {
  if (played === undefined) throw new Error('Nothing has been played yet.');
  return runJson(played.run, played.measures, billOf(played.run));
}

/** A trace's lines in pieces of some size: a million little texts would take long to be put together. */
function traceParts(played: Played | undefined): string[] {
  if (played === undefined) throw new Error('Nothing has been played yet.');
  const parts: string[] = [];
  let part: string[] = [];
  for (const line of traceLines(played.run.trace)) {
    part.push(line.endsWith('\n') ? line : `${line}\n`);
    if (part.length < 4096) continue;
    parts.push(part.join(''));
    part = [];
  }
  parts.push(part.join(''));
  return parts;
}

/** A name that every system can keep. */
export function fileName(name: string | undefined): string {
  const plain = (name ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'scenario' : plain;
}
