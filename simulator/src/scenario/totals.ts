import type { LayerSpec } from '../model/machines.ts';
import { describe, issue, type Issue } from './issue.ts';
import type { Limits } from './limits.ts';
import type { ScenarioRead } from './shape.ts';

/** What only the whole tells: layers that have the digest of another but not its sizes, and recorded loads that are too long together. */
export function checkTotals(read: ScenarioRead, limits: Limits): readonly Issue[] {
  const issues: Issue[] = [];
  const known = new Map<string, LayerSpec>();
  const check = (layers: readonly LayerSpec[], at: readonly (string | number)[]): void => {
    layers.forEach((layer, i) => {
      const other = known.get(layer.digest);
      if (other === undefined) known.set(layer.digest, layer);
      else if (other.compressed !== layer.compressed || other.unpacked !== layer.unpacked)
        issues.push(
          issue(
            [...at, 'layers', i],
            'conflict',
            'the sizes that this digest has elsewhere',
            describe(layer.digest),
            'what differs needs another digest',
          ),
        );
    });
  };
  read.images.forEach((image, i) => check(image.layers, ['images', i]));
  read.containers.forEach((container, i) => {
    if (typeof container.image !== 'string') check(container.image.layers, ['containers', i, 'image']);
  });
  let values = 0;
  for (const [i, load] of read.loads.entries()) {
    if (load.shape.kind === 'recorded') values += load.shape.values.length;
    if (values <= limits.recordedValues) continue;
    issues.push(
      issue(
        ['loads', i, 'recorded', 'values'],
        'too-many',
        `at most ${String(limits.recordedValues)} recorded values in all`,
        describe(values),
      ),
    );
    break;
  }
  return issues;
}
