import type { Catalogue, ContainerEntry, LoadEntry, Scenario } from 'hostlab';
import { inWorld } from 'hostlab/worlds';
import { catalogue, quietServicesAt } from 'hostlab/presets';
import { scenarioAt, type Plan, type Step, type World } from './worlds.ts';

/** What the page shows before anybody has touched anything: 5 per cent busy, ten minutes after all were asked for. */
const usual = { busy: 5, at: 600e6, seed: 1 };

/**
 * Makes the plan of the figure; at build time, with the whole catalogue at hand.
 *
 * @throws Error if a step of the knob would change more than the page can change
 */
export function quietServicesPlan(): Plan {
  const worlds = [worldOf('A VM each', 'vm'), worldOf('A container each', 'container')];
  return {
    question: 'Twenty quiet services: how many machines do they need?',
    worlds,
    catalogue: mentioned(worlds.map(({ scenario }) => scenario)),
    ...usual,
  };
}

function worldOf(title: string, name: 'vm' | 'container'): World {
  const at = (busy: number): Scenario => {
    const { prices: _, ...scenario } = inWorld(quietServicesAt(busy / 100), name, { catalogue });
    return scenario;
  };
  const every = Array.from({ length: 101 }, (_, busy) => at(busy));
  const scenario = at(usual.busy);
  const steps = every.map(({ loads, containers }): Step => {
    const { name: _name, on: _on, each: _each, ...load }: Partial<LoadEntry> = loads?.[0] ?? {};
    const { cpu }: Partial<ContainerEntry> = containers?.[0] ?? {};
    return { load, container: cpu === undefined ? {} : { cpu } };
  });
  const world = { title, scenario, steps };
  every.forEach((wanted, busy) => {
    if (JSON.stringify(sorted(scenarioAt(world, busy))) !== JSON.stringify(sorted(wanted)))
      throw new Error(
        `At ${String(busy)} per cent the scenario differs from its preset in more than loads and requests.`,
      );
  });
  return world;
}

/** The same with its keys in order, so that equal scenarios are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The entries of the catalogue whose names stand in the scenarios. */
function mentioned(scenarios: readonly Scenario[]): Catalogue {
  const text = JSON.stringify(scenarios);
  const isMentioned = ({ name }: { readonly name: string }): boolean => text.includes(JSON.stringify(name));
  return {
    hosts: catalogue.hosts.filter(isMentioned),
    hypervisors: catalogue.hypervisors.filter(isMentioned),
    guests: catalogue.guests.filter(isMentioned),
    images: catalogue.images.filter(isMentioned),
    prices: [],
  };
}
