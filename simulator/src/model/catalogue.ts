import type { Bytes } from '../units/quantities.ts';
import type { GuestSpec, HostSpec, HypervisorSpec, LayerSpec, PhaseSpec } from './machines.ts';
import type { PriceBook } from './prices.ts';

/** Where the numbers of a catalogue entry come from: ids of facts, or the word that they are made up. */
export interface Provenance {
  readonly facts: readonly string[];
  readonly kind: 'measured' | 'published' | 'vendor' | 'illustrative';
  /** One sentence for people: what is taken from where, what is assumed. */
  readonly note: string;
}

/** One thing of the catalogue under the name that a scenario mentions. */
export interface Entry<T> {
  readonly name: string;
  /** One line for people. */
  readonly title: string;
  readonly spec: T;
  readonly provenance: Provenance;
}

/** An image as the catalogue knows it; a model numbers the images that it uses. */
export interface CatalogueImage {
  readonly layers: readonly LayerSpec[];
  readonly start: readonly PhaseSpec[];
  readonly memory: Bytes;
}

/** Named things that a scenario may mention. Handed to the parser by whoever has one: the parser knows none itself. */
export interface Catalogue {
  readonly hosts: readonly Entry<Omit<HostSpec, 'name'>>[];
  readonly hypervisors: readonly Entry<HypervisorSpec>[];
  /** `microvm` guests included: those make their VM a microVM. */
  readonly guests: readonly Entry<GuestSpec & { readonly micro: boolean }>[];
  readonly images: readonly Entry<CatalogueImage>[];
  readonly prices: readonly Entry<PriceBook>[];
}
