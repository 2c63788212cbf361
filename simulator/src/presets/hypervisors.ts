import type { Entry } from '../model/catalogue.ts';
import type { HypervisorSpec, Tax } from '../model/machines.ts';
import { bytes, mebibytes, megabytes } from '../units/sizes.ts';
import { entry } from './entry.ts';

const noTax: Tax = { cpu: 1, memory: 1, systemCalls: 1, io: 1 };

/** The hypervisor that costs nothing, as the parser's `none`: a host preset says nothing of hypervisors. */
export const ideal: HypervisorSpec = {
  name: 'none',
  type: 0,
  tax: noTax,
  vmMemory: { fixed: bytes(0), share: 0 },
  cpuRatio: Infinity,
  memoryRatio: 1,
};

/** Nearly nothing for computing, more for input and output: the finding of studies whose exact numbers are not cited here. */
const usualTax: Tax = { cpu: 1.02, memory: 1.03, systemCalls: 1, io: 1.15 };

/** Hypervisors, by the name that a host's `hypervisor` gives. */
export const hypervisors: readonly Entry<HypervisorSpec>[] = [
  entry(
    'kvm',
    'KVM with QEMU, as in an OpenStack cloud',
    {
      name: 'kvm',
      type: 1,
      tax: usualTax,
      vmMemory: { fixed: megabytes(131), share: 0 },
      cpuRatio: 4,
      memoryRatio: 1,
    },
    'published',
    ['vmm-mem-compare', 'nova-ratios', 'felter-summary'],
    'Memory per VM as reported for QEMU, ratios are OpenStack’s defaults, 4:1 and 1:1; the tax is illustrative, after the finding that tuned input and output matter and computing hardly does.',
  ),
  entry(
    'kvm-in-kubernetes',
    'KVM with QEMU in a pod, as KubeVirt runs it',
    {
      name: 'kvm-in-kubernetes',
      type: 1,
      tax: usualTax,
      // Everything in KubeVirt's estimate for one vCPU that does not grow with the guest: 25+100+25+40+50+8+8+32.
      vmMemory: { fixed: mebibytes(288), share: 1 / 512 },
      cpuRatio: 10,
      memoryRatio: 1,
    },
    'vendor',
    ['kubevirt-overhead-formula', 'kubevirt-overcommit', 'felter-summary'],
    'Memory per VM by KubeVirt’s own estimate for one vCPU, ratios are its defaults, 10:1 and 1:1; the tax is illustrative.',
  ),
  entry(
    'esxi-like',
    'A bare-metal hypervisor in the manner of ESXi',
    {
      name: 'esxi-like',
      type: 1,
      tax: usualTax,
      vmMemory: { fixed: megabytes(32), share: 0 },
      cpuRatio: 4,
      memoryRatio: 1.25,
    },
    'illustrative',
    ['esx-overhead-2002', 'vsphere-ratio'],
    'Memory per VM as reported for 2002 and 4 vCPUs a core as reported guidance; tax and memory ratio are illustrative.',
  ),
  entry(
    'hyper-v-like',
    'A bare-metal hypervisor with a parent partition, in the manner of Hyper-V',
    {
      name: 'hyper-v-like',
      type: 1,
      tax: { cpu: 1.02, memory: 1.03, systemCalls: 1, io: 1.2 },
      vmMemory: { fixed: mebibytes(32), share: 1 / 128 },
      cpuRatio: 8,
      memoryRatio: 1,
    },
    'illustrative',
    [],
    'All numbers are illustrative: no published measurement was found.',
  ),
  entry(
    'cloud-hypervisor',
    'A small virtual machine monitor for cloud guests',
    {
      name: 'cloud-hypervisor',
      type: 1,
      tax: { cpu: 1.02, memory: 1.03, systemCalls: 1, io: 1.1 },
      vmMemory: { fixed: megabytes(13), share: 0 },
      cpuRatio: 4,
      memoryRatio: 1,
    },
    'published',
    ['vmm-mem-compare', 'nova-ratios'],
    'Memory per VM as reported beside Firecracker and QEMU, ratios as in OpenStack; the tax is illustrative.',
  ),
  entry(
    'kata',
    'A pod in a VM of its own, as Kata and AKS pod sandboxing do it',
    {
      name: 'kata',
      type: 1,
      tax: { cpu: 1.02, memory: 1.03, systemCalls: 1, io: 1.1 },
      vmMemory: { fixed: mebibytes(5), share: 0.0044 },
      cpuRatio: 4,
      memoryRatio: 1,
    },
    'measured',
    ['aks-podsandbox-measured', 'nova-ratios'],
    'Memory beyond the guest’s size fitted to measured pod VMs, 5 MiB and 0.44 % of the guest; reservations are far larger. The tax is illustrative.',
  ),
  entry(
    'firecracker',
    'Firecracker: a microVM with six devices',
    {
      name: 'firecracker',
      type: 1,
      // At least 95 % of bare metal: 1/0.95.
      tax: { cpu: 1 / 0.95, memory: 1 / 0.95, systemCalls: 1, io: 1.1 },
      vmMemory: { fixed: mebibytes(5), share: 0 },
      cpuRatio: 10,
      memoryRatio: 1,
    },
    'vendor',
    ['fc-mem', 'fc-perf', 'fc-oversub'],
    'At most 5 MiB per microVM and at least 95 % of bare metal’s CPU, as its specification promises; 10 vCPUs a core is reported use. The other taxes are illustrative.',
  ),
  entry(
    'desktop',
    'A program on a desktop, type 2, such as VirtualBox',
    {
      name: 'desktop',
      type: 2,
      tax: { cpu: 1.05, memory: 1.05, systemCalls: 1.1, io: 1.5 },
      vmMemory: { fixed: mebibytes(150), share: 0.01 },
      cpuRatio: 2,
      memoryRatio: 1,
    },
    'illustrative',
    [],
    'All numbers are illustrative: type 2 is here to be told from type 1.',
  ),
];
