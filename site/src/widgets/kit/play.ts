import { measure, simulate, type Catalogue, type Run } from 'hostlab';
import { nowOf } from './instants.ts';
import { modelOf } from './model-of.ts';
import { usualValues, type Lab, type Now, type Played, type Values, type World } from './lab.ts';

/**
 * Plays the worlds of a lab.
 *
 * @throws Error if a scenario has issues: they are ours, a knob cannot make any
 */
export function playWorlds(lab: Lab, values: Values, catalogue: Catalogue): Played[] {
  return lab.scenarios(values, catalogue).map((world) => playedWorld(lab, world, catalogue));
}

/** Plays one world and measures it. */
export function playedWorld(lab: Pick<Lab, 'seed'>, world: World, catalogue: Catalogue): Played {
  return playedOf(world, runOf(lab, world, catalogue));
}

/** Plays one world. */
export function runOf(lab: Pick<Lab, 'seed'>, world: World, catalogue: Catalogue): Run {
  return simulate(modelOf(world.scenario, catalogue), { seed: lab.seed ?? 1 });
}

/** A world with its run and what is measured of it. */
export function playedOf(world: World, run: Run): Played {
  return { ...world, run, measures: measure(run.model, run.trace) };
}

/** The state of a lab that nobody has touched. */
export function firstNow(lab: Lab, catalogue: Catalogue, values: Values = usualValues(lab)): Now {
  return nowOf(lab, values, playWorlds(lab, values, catalogue));
}

/**
 * The entries of the catalogue that a lab may ask for, whatever its knobs say: all that the page is sent. Looked for at
 * both ends and the usual value of each range and at every option of each choice.
 */
export function neededBy(lab: Lab, catalogue: Catalogue): Catalogue {
  const usual = usualValues(lab);
  const settings: Values[] = [usual];
  for (const [name, knob] of Object.entries(lab.knobs)) {
    const values =
      knob.kind === 'range'
        ? [knob.min, knob.max]
        : (knob.kind === 'week' ? knob.sets : knob.options).map(({ value }) => value);
    for (const value of values) settings.push({ ...usual, [name]: value });
  }
  const text = JSON.stringify(settings.map((values) => lab.scenarios(values, catalogue)));
  const isMentioned = ({ name }: { readonly name: string }): boolean => text.includes(JSON.stringify(name));
  return {
    hosts: catalogue.hosts.filter(isMentioned),
    hypervisors: catalogue.hypervisors.filter(isMentioned),
    guests: catalogue.guests.filter(isMentioned),
    images: catalogue.images.filter(isMentioned),
    prices: catalogue.prices.filter(isMentioned),
  };
}
