import { placementNames, type PlacementName } from '../model/model.ts';
import type { CatalogueImage } from '../model/catalogue.ts';
import type { BytesPerSecond, Microseconds } from '../units/quantities.ts';
import { closed, leaf, list, maybe, otherwise, Refused, type Shape } from './blocks.ts';
import { hostShape, type HostRead } from './host-shape.ts';
import { bandwidth, duration, name, number, text, word } from './leaves.ts';
import { containerShape, imageShape, vmShape, type ContainerRead, type VmRead } from './machine-shape.ts';
import type { Scenario } from './scenario.ts';
import { loadShape, serviceShape, taskShape, type LoadRead, type ServiceRead, type TaskRead } from './work-shape.ts';

/** A scenario as read: text is numbers, defaults are filled in, but names are still names and counts are not yet expanded. */
export interface ScenarioRead {
  readonly name: string;
  readonly until?: Microseconds | undefined;
  readonly seed?: number | undefined;
  readonly placement: PlacementName;
  readonly prices?: string | undefined;
  readonly registry: { readonly uplink?: BytesPerSecond | undefined; readonly parallelLayers: number };
  readonly hosts: readonly HostRead[];
  readonly images: readonly (CatalogueImage & { readonly name: string })[];
  readonly vms: readonly VmRead[];
  readonly containers: readonly ContainerRead[];
  readonly tasks: readonly TaskRead[];
  readonly loads: readonly LoadRead[];
  readonly services: readonly ServiceRead[];
}

/** The lists are counted against the limits before anything is read. */
const counted = Number.MAX_SAFE_INTEGER;

const version: Shape<1, 1> = leaf('1, the version of the format', { const: 1 }, (value) =>
  value === 1
    ? value
    : new Refused({
        code: typeof value === 'number' ? 'out-of-range' : 'wrong-type',
        hint: 'this Hostlab reads version 1',
      }),
);

/** Everything that a scenario may contain. */
export const scenarioShape: Shape<Scenario, ScenarioRead> = closed('a scenario', {
  $schema: maybe(text),
  hostlab: version,
  name: otherwise(name('a name'), 'scenario'),
  until: maybe(duration),
  seed: maybe(number({ from: 0, to: Number.MAX_SAFE_INTEGER, whole: true })),
  placement: otherwise(word(placementNames), 'first-fit'),
  prices: maybe(name('the name of a price book')),
  registry: otherwise(
    closed('uplink and parallelLayers', {
      uplink: maybe(bandwidth),
      parallelLayers: otherwise(number({ from: 1, to: 1_000, whole: true }), 3),
    }),
    {},
  ),
  hosts: list(hostShape, counted),
  images: otherwise(list(imageShape, counted), []),
  vms: otherwise(list(vmShape, counted), []),
  containers: otherwise(list(containerShape, counted), []),
  tasks: otherwise(list(taskShape, counted), []),
  loads: otherwise(list(loadShape, counted), []),
  services: otherwise(list(serviceShape, counted), []),
});
