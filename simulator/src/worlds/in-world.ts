import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Hosting, type WorldOptions } from './hosting.ts';
import type { WorldName } from './world-names.ts';

/**
 * Hosts the workload of a scenario in another way: the same services under the same names with the same work, so that
 * in each world they draw the same luck.
 *
 * A service is a machine with the tasks, loads and requests on it. What it takes is what is written; what is not written
 * follows these rules.
 * - A VM becomes a container that asks for its guarantee, or else for the cores that its loads want on average, in tenths;
 *   and for the memory that it comes to use, in steps of 256 MiB, or for all of the VM's where nothing is said of use.
 * - A container becomes a VM with whole cores for its limit, or else for what it asks for or wants on average; and with
 *   memory for its limit, or else for what it asks for or uses, and for a guest system, in steps of 1 GiB (128 MiB for a microVM).
 * - Names that a world needs and the scenario does not have (`kvm`, `firecracker`, `ubuntu-server`, `microvm-linux`,
 *   `container-host`, `python`) are used where the catalogue has them, else `none`. A scenario that names no hypervisor,
 *   guest or image is ideal, and stays so.
 *
 * The worlds:
 * - `bare-metal`: a host each, of the scenario's kinds in turn, and more of the last kind where they do not suffice. The
 *   process is told as a container that is promised all of its host, starts at once and shares with nobody.
 * - `vm`, `vm-shared`: a VM each that reserves its cores, or competes for them; its memory is its own in both.
 * - `container`: containers on the hosts, without a hypervisor.
 * - `container-in-vm`: containers, first fit, in reserving VMs of one size: of those the scenario has for it, else of
 *   8 vCPUs and 32 GiB, never larger than the smallest host takes.
 * - `microvm`: a container each in a microVM that competes for cores.
 *
 * Work that runs on a host itself stays there. Where services are pinned to hosts, the pins are dropped, since placing them
 * is what the worlds differ in. Prices: whole hosts keep theirs; a VM is billed as written or as the cheapest size of the
 * book that holds it; containers as written, in microVMs by the book's first container price.
 *
 * A scenario with issues is given back as it is, for the parser to tell them; so it is where names are from a catalogue
 * and none is handed in. Large workloads in columns belong to models and have no worlds.
 */
export function inWorld(scenario: Scenario, world: WorldName, options: WorldOptions = {}): Scenario {
  const parsed = parseScenario(scenario, { catalogue: options.catalogue });
  return parsed.ok ? new Hosting(scenario, parsed.model, options).as(world) : scenario;
}
