/**
 * The catalogue: hosts, hypervisors, guests, images and prices with their sources, and the scenarios of the lessons.
 *
 * @module hostlab/presets
 */
export { catalogue } from './catalogue.ts';
export { fact, facts, type Fact, type FactValue } from './facts.ts';
export { quietServicesAt } from './scenarios/quiet-services.ts';
export { scenarios } from './scenarios.ts';
