/** The ways to host a workload that can be compared, from one machine a service to many on one kernel and back. */
export const worldNames = ['bare-metal', 'vm', 'vm-shared', 'container', 'container-in-vm', 'microvm'] as const;
/** One of {@link worldNames}. */
export type WorldName = (typeof worldNames)[number];

/** What a reader calls each world. */
export const worldTitles: Readonly<Record<WorldName, string>> = {
  'bare-metal': 'a host each',
  vm: 'a reserving VM each',
  'vm-shared': 'a sharing VM each',
  container: 'containers on hosts',
  'container-in-vm': 'containers in VMs',
  microvm: 'a microVM each',
};
