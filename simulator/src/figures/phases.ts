import type { PhaseName } from '../model/machines.ts';
import type { Role } from './roles.ts';

/** What a stretch of a start-up is called in pictures: a phase, or `wait` where none is under way. */
export type Stretch = PhaseName | 'wait';

/** How a phase looks and what stands on it, the same in every picture. */
export interface PhaseLook {
  readonly role: Role;
  /** The role of words on it. */
  readonly words: Role;
  /** Stands for the name where there is no room for it. */
  readonly letter: string;
  readonly name: string;
}

const look = (role: Role, letter: string, name: string, pale: boolean = false): PhaseLook => ({
  role,
  words: pale ? 'on-pale-phase' : 'on-phase',
  letter,
  name,
});

/** All phases, in the order in which they happen; each letter once. */
export const phaseLooks: Readonly<Record<Stretch, PhaseLook>> = {
  wait: look('phase-wait', 'W', 'wait', true),
  place: look('phase-find', 'L', 'place', true),
  provision: look('phase-find', 'V', 'provision', true),
  'copy-image': look('phase-copy', 'D', 'copy disk'),
  firmware: look('phase-find', 'F', 'firmware', true),
  kernel: look('phase-kernel', 'K', 'kernel'),
  init: look('phase-init', 'I', 'init', true),
  pull: look('phase-copy', 'P', 'pull'),
  unpack: look('phase-prepare', 'U', 'unpack'),
  create: look('phase-init', 'C', 'create', true),
  start: look('phase-kernel', 'S', 'start'),
  service: look('phase-service', 'R', 'get ready'),
};
