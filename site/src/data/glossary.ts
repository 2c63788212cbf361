/** Where a definition or a number is taken from. */
export interface TermSource {
  readonly title: string;
  readonly address: string;
}

/** One word of the field, as the course and the package use it. */
export interface GlossaryTerm {
  /** Its anchor on the glossary's page. */
  readonly id: string;
  readonly term: string;
  /** One exact sentence. */
  readonly sentence: string;
  /** Names of the package with the same meaning: `VmSpec`, or a field, `HostMeasures.wastedCoreSeconds`. */
  readonly api?: readonly string[];
  /** Key of a scenario file, from the top: `vms.cpu.limit`. */
  readonly scenario?: string;
  readonly source?: TermSource;
  /** Ids of terms that are easily taken for this one, or that explain it. */
  readonly see?: readonly string[];
}

const cgroups = {
  title: 'Linux kernel: control group v2',
  address: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
} as const;
const kubernetesResources = {
  title: 'Kubernetes: resource management for pods and containers',
  address: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
} as const;
const imageSpec = {
  title: 'OCI image specification',
  address: 'https://github.com/opencontainers/image-spec/blob/main/spec.md',
} as const;
const popek = {
  title: 'Popek and Goldberg (1974), Formal requirements for virtualizable third generation architectures',
  address: 'https://doi.org/10.1145/361011.361073',
} as const;
const kendall = {
  title: 'Kendall (1953), Stochastic processes occurring in the theory of queues',
  address: 'https://doi.org/10.1214/aoms/1177728975',
} as const;
const stoppedMachines = {
  title: 'Azure: states and billing of virtual machines',
  address: 'https://learn.microsoft.com/azure/virtual-machines/states-billing',
} as const;

/** The glossary: one entry a word, in the order of the alphabet. */
export const glossary: readonly GlossaryTerm[] = [
  {
    id: 'admission',
    term: 'admission',
    sentence:
      'Admission is the decision whether the promises of a new machine fit beside those already made; what does not fit now waits, and what can never fit is rejected.',
    api: ['MachineOutcome'],
    see: ['placement', 'promise'],
  },
  {
    id: 'back-off',
    term: 'back-off',
    sentence:
      'A back-off is the wait before a failed container is started again, which doubles from failure to failure.',
    scenario: 'containers.restart',
    source: {
      title: 'Kubernetes: container restart policy',
      address: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
    },
    see: ['restart-policy'],
  },
  {
    id: 'bare-metal',
    term: 'bare metal',
    sentence: 'Work runs on bare metal when no hypervisor stands between its operating system and the hardware.',
    api: ['WorldName'],
    see: ['host', 'hypervisor'],
  },
  {
    id: 'bill',
    term: 'bill',
    sentence:
      'A bill is a list of lines read off a run, each an interval, a meter, a quantity and a unit price, whose amounts add up to the total; each is shown rounded by itself.',
    api: ['bill', 'Bill', 'BillLine'],
    see: ['meter', 'price-book'],
  },
  {
    id: 'boot',
    term: 'boot',
    sentence:
      'A boot is the part of a start-up in which firmware, a kernel and the first processes of an operating system come up.',
    api: ['GuestSpec.boot'],
    scenario: 'vms.guest.boot',
    see: ['start-up'],
  },
  {
    id: 'bottleneck',
    term: 'bottleneck',
    sentence:
      'A bottleneck is the resource that is full first, so that more of any other resource would not make the work go faster.',
    see: ['max-min-fairness', 'utilisation'],
  },
  {
    id: 'break-even',
    term: 'break-even',
    sentence: 'The break-even is the amount of use at which two ways of hosting the same work cost the same.',
    api: ['breakEvenShare', 'breakEvenUse'],
    see: ['bill', 'price-book'],
  },
  {
    id: 'bytes-gib',
    term: 'GiB and GB',
    sentence: 'A gibibyte (GiB) is 1,073,741,824 bytes and a gigabyte (GB) is 1,000,000,000 bytes.',
    api: ['gibibytes', 'gigabytes', 'Bytes'],
    source: {
      title: 'NIST: prefixes for binary multiples',
      address: 'https://physics.nist.gov/cuu/Units/binary.html',
    },
  },
  {
    id: 'cause',
    term: 'cause',
    sentence:
      'The causes of a record are the earlier records of the same run without which it would not have happened.',
    api: ['whyOf', 'Why'],
    see: ['trace', 'record'],
  },
  {
    id: 'cgroup',
    term: 'control group (cgroup)',
    sentence:
      'A control group is a set of processes whose use of CPU, memory and input/output Linux counts and limits together.',
    source: cgroups,
    see: ['container', 'limit', 'weight'],
  },
  {
    id: 'cold-start',
    term: 'cold start',
    sentence:
      'A start is cold when nothing that it needs is on the host yet, so that its image has to be pulled first.',
    see: ['pull', 'warm-start', 'start-up'],
  },
  {
    id: 'container',
    term: 'container',
    sentence:
      'A container is a group of processes with limits and a view of the system of their own, on a kernel that it shares with all others on the same host or VM.',
    api: ['ContainerSpec'],
    scenario: 'containers',
    source: {
      title: 'OCI runtime specification',
      address: 'https://github.com/opencontainers/runtime-spec/blob/main/spec.md',
    },
    see: ['virtual-machine', 'kernel', 'cgroup'],
  },
  {
    id: 'container-instance',
    term: 'container instance',
    sentence:
      'A container instance is a container rented by itself from a provider and billed for the cores and memory that it requested, from the first pull until it has stopped.',
    source: {
      title: 'Azure Container Instances: frequently asked questions',
      address: 'https://learn.microsoft.com/azure/container-instances/container-instances-faq',
    },
    see: ['bill', 'request'],
  },
  {
    id: 'core',
    term: 'core',
    sentence: 'A core is the part of a processor that runs one thread at a time; the reference core has speed 1.',
    api: ['Cores', 'HostSpec.cores', 'HostSpec.speed'],
    scenario: 'hosts.cores',
    see: ['vcpu', 'core-second'],
  },
  {
    id: 'core-second',
    term: 'core-second',
    sentence: 'A core-second is the work that one reference core does in one second.',
    api: ['CoreSeconds', 'TaskSpec.work'],
    scenario: 'tasks.work',
    see: ['core', 'task'],
  },
  {
    id: 'deallocated',
    term: 'deallocated',
    sentence:
      'A machine is deallocated when it has given back its cores and memory, so that it costs no compute, while its disk stays and is billed.',
    scenario: 'vms.stopAs',
    source: stoppedMachines,
    see: ['stopped'],
  },
  {
    id: 'density',
    term: 'density',
    sentence:
      'Density is the number of machines that were placed at once, divided by the number of hosts that held them.',
    api: ['Measures.density'],
    see: ['overcommitment'],
  },
  {
    id: 'determinism',
    term: 'determinism',
    sentence:
      'A simulator is deterministic when the same model and the same seed give the same trace, byte for byte, on every machine.',
    api: ['simulate'],
    see: ['seed', 'trace'],
  },
  {
    id: 'discrete-event-simulation',
    term: 'discrete-event simulation',
    sentence:
      'A discrete-event simulation moves its clock from one event straight to the next, because between two events nothing changes.',
    api: ['simulate', 'Run'],
    see: ['trace', 'record'],
  },
  {
    id: 'erlang-c',
    term: 'Erlang C',
    sentence:
      'The Erlang C formula gives the probability that an arriving request must wait when several equal servers share one queue.',
    api: ['erlangC'],
    see: ['queue', 'utilisation'],
  },
  {
    id: 'fair-share',
    term: 'fair share',
    sentence:
      'The fair share of a claim is what it gets when everybody who could use more is served in proportion to their weight.',
    api: ['shareCapacity'],
    see: ['max-min-fairness', 'weight'],
  },
  {
    id: 'growth',
    term: 'growth',
    sentence: 'Growth is the memory that a machine takes more of in each second after it is ready, up to a ceiling.',
    api: ['MemoryUse.growth'],
    scenario: 'containers.uses.growth',
    see: ['working-set', 'oom-kill'],
  },
  {
    id: 'guarantee',
    term: 'guarantee',
    sentence:
      'A guarantee is the part of the CPU that a shared VM gets whenever it can use it, whatever the others want.',
    scenario: 'vms.cpu.guarantee',
    api: ['VmSpec'],
    see: ['request', 'reservation', 'weight'],
  },
  {
    id: 'guest',
    term: 'guest',
    sentence: 'A guest is the operating system inside a virtual machine.',
    api: ['GuestSpec'],
    scenario: 'vms.guest',
    source: popek,
    see: ['host', 'kernel'],
  },
  {
    id: 'host',
    term: 'host',
    sentence: 'A host is a physical machine with cores, memory, a disk and a network card.',
    api: ['HostSpec'],
    scenario: 'hosts',
    see: ['virtual-machine', 'hypervisor'],
  },
  {
    id: 'hypervisor',
    term: 'hypervisor',
    sentence:
      'A hypervisor is the program that divides the hardware of a host among virtual machines and keeps them apart: type 1 runs on the hardware, type 2 in an operating system.',
    api: ['HypervisorSpec'],
    scenario: 'hosts.hypervisor',
    source: popek,
    see: ['tax', 'virtual-machine'],
  },
  {
    id: 'image',
    term: 'image',
    sentence: 'An image is what a container is started from: layers of files, and what to run.',
    api: ['ImageSpec'],
    scenario: 'images',
    source: imageSpec,
    see: ['layer', 'pull'],
  },
  {
    id: 'isolation',
    term: 'isolation',
    sentence:
      'Isolation is how much of what happens in one machine can be felt or read in another one on the same host.',
    see: ['kernel', 'noisy-neighbour'],
  },
  {
    id: 'kernel',
    term: 'kernel',
    sentence:
      'A kernel is the part of an operating system that runs with all rights and shares the hardware among processes; what stands on one kernel stops together.',
    api: ['GuestSpec.kernels'],
    see: ['container', 'guest'],
  },
  {
    id: 'layer',
    term: 'layer',
    sentence:
      'A layer is a set of file changes with a digest as its name, which a host stores once however many images contain it.',
    api: ['LayerSpec'],
    scenario: 'images.layers',
    source: imageSpec,
    see: ['image', 'pull'],
  },
  {
    id: 'limit',
    term: 'limit',
    sentence: 'A limit is the most that a machine may use, even when the host has more to give.',
    scenario: 'containers.cpu.limit',
    source: kubernetesResources,
    see: ['request', 'throttling', 'oom-kill'],
  },
  {
    id: 'littles-law',
    term: 'Little’s law',
    sentence:
      'Little’s law says that the mean number of requests in a system is the rate at which they arrive times the mean time that they stay.',
    source: {
      title: 'Little (1961), A proof for the queuing formula L = λW',
      address: 'https://doi.org/10.1287/opre.9.3.383',
    },
    see: ['queue', 'response-time'],
  },
  {
    id: 'live-migration',
    term: 'live migration',
    sentence:
      'A live migration moves a running virtual machine to another host by copying its memory while it runs and stopping it only for the rest.',
    api: ['preCopy'],
    source: {
      title: 'Clark and others (2005), Live migration of virtual machines',
      address: 'https://www.usenix.org/conference/nsdi-05/live-migration-virtual-machines',
    },
    see: ['virtual-machine'],
  },
  {
    id: 'load',
    term: 'load',
    sentence:
      'A load is a wish for so many cores at each time, of which nothing is made up for later when it is not granted.',
    api: ['LoadSpec'],
    scenario: 'loads',
    see: ['task', 'service'],
  },
  {
    id: 'max-min-fairness',
    term: 'max-min fairness',
    sentence:
      'A division is max-min fair when nobody can get more without somebody getting less who has, by weight, no more than they.',
    api: ['shareCapacity', 'Claim'],
    source: {
      title: 'Demers, Keshav and Shenker (1989), Analysis and simulation of a fair queueing algorithm',
      address: 'https://doi.org/10.1145/75247.75248',
    },
    see: ['weight', 'work-conserving'],
  },
  {
    id: 'memory-limit',
    term: 'memory limit',
    sentence: 'A memory limit is the memory at which a container is killed rather than given more.',
    scenario: 'containers.memory.limit',
    source: cgroups,
    see: ['oom-kill', 'limit'],
  },
  {
    id: 'meter',
    term: 'meter',
    sentence: 'A meter is one thing that is counted for a bill, such as hours of a VM size or GiB-months of a disk.',
    api: ['Meter', 'meters'],
    see: ['bill', 'price-book'],
  },
  {
    id: 'microvm',
    term: 'microVM',
    sentence:
      'A microVM is a virtual machine with few devices and a small guest, made to start in a fraction of a second.',
    scenario: 'vms.micro',
    source: {
      title: 'Agache and others (2020), Firecracker: lightweight virtualization for serverless applications',
      address: 'https://www.usenix.org/conference/nsdi20/presentation/agache',
    },
    see: ['virtual-machine', 'start-up'],
  },
  {
    id: 'model',
    term: 'model',
    sentence:
      'A model is a scenario with every default filled in and every name resolved, checked and frozen, ready to be played.',
    api: ['Model', 'parseScenario'],
    see: ['scenario'],
  },
  {
    id: 'namespace',
    term: 'namespace',
    sentence:
      'A namespace gives a group of processes its own view of one kind of system resource, such as process numbers, mounts or the network.',
    source: {
      title: 'Linux manual: namespaces(7)',
      address: 'https://man7.org/linux/man-pages/man7/namespaces.7.html',
    },
    see: ['container', 'cgroup'],
  },
  {
    id: 'noisy-neighbour',
    term: 'noisy neighbour',
    sentence:
      'A noisy neighbour is a machine that takes so much of a shared resource that others on the same host get slower.',
    see: ['steal', 'isolation'],
  },
  {
    id: 'oom-kill',
    term: 'OOM kill',
    sentence:
      'An out-of-memory kill ends the machine or process with the greatest score when a memory is full and more of it is wanted.',
    api: ['Measures.kills'],
    scenario: 'containers.oomScoreAdjust',
    source: {
      title: 'Linux manual: proc_pid_oom_score_adj(5)',
      address: 'https://man7.org/linux/man-pages/man5/proc_pid_oom_score_adj.5.html',
    },
    see: ['memory-limit', 'working-set'],
  },
  {
    id: 'overcommitment',
    term: 'overcommitment',
    sentence: 'Overcommitment is promising more than there is, in the hope that not everybody asks for theirs at once.',
    api: ['HypervisorSpec.cpuRatio', 'HypervisorSpec.memoryRatio'],
    scenario: 'hosts.hypervisor.cpuRatio',
    source: {
      title: 'OpenStack Nova: overcommitting CPU and RAM',
      address: 'https://docs.openstack.org/nova/latest/admin/configuration/schedulers.html',
    },
    see: ['promise', 'reservation'],
  },
  {
    id: 'placement',
    term: 'placement',
    sentence:
      'Placement is the choice of a host for a machine, by a policy that sees what each host has still to promise.',
    api: ['PlacementPolicy', 'placements'],
    scenario: 'placement',
    see: ['admission'],
  },
  {
    id: 'preset',
    term: 'preset',
    sentence:
      'A preset is a host, hypervisor, guest, image or price book under a name, with the source of its numbers.',
    api: ['catalogue', 'Entry', 'Provenance'],
    scenario: 'hosts.preset',
    see: ['provenance'],
  },
  {
    id: 'price-book',
    term: 'price book',
    sentence:
      'A price book is a list of prices of one provider and region at one date, with the rules by which time is counted.',
    api: ['PriceBook'],
    scenario: 'prices',
    see: ['bill', 'meter'],
  },
  {
    id: 'processor-sharing',
    term: 'processor sharing',
    sentence:
      'Under processor sharing all requests that are present are served at once, each by an equal part of the capacity.',
    scenario: 'services.concurrency',
    see: ['queue', 'max-min-fairness'],
  },
  {
    id: 'promise',
    term: 'promise',
    sentence:
      'A promise is what a host has set aside or counted for a machine at its admission, whether it is used or not.',
    api: ['MachineMeasures.promisedCores', 'MachineMeasures.promisedBytes'],
    see: ['reservation', 'request', 'use'],
  },
  {
    id: 'provenance',
    term: 'provenance',
    sentence:
      'The provenance of a number says whether it was measured, published, told by a vendor or made up, and by whom.',
    api: ['Provenance'],
    see: ['preset'],
  },
  {
    id: 'pull',
    term: 'pull',
    sentence:
      'A pull fetches those layers of an image that the host does not hold yet; they are unpacked as they come, from the base up.',
    api: ['RegistrySpec'],
    scenario: 'registry',
    source: {
      title: 'OCI distribution specification',
      address: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md',
    },
    see: ['layer', 'registry', 'cold-start'],
  },
  {
    id: 'quantile',
    term: 'quantile',
    sentence: 'The 95 % quantile (p95) of some values is the one that 95 of 100 of them do not exceed.',
    api: ['quantile', 'Summary'],
    see: ['response-time'],
  },
  {
    id: 'queue',
    term: 'queue',
    sentence: 'A queue is a line of requests that wait because as many as are served at once are being served.',
    api: ['ServiceSpec'],
    scenario: 'services',
    source: kendall,
    see: ['service', 'utilisation'],
  },
  {
    id: 'record',
    term: 'record',
    sentence: 'A record says that something happened at a moment, to whom, and because of which other records.',
    api: ['RecordKind'],
    see: ['trace', 'cause'],
  },
  {
    id: 'registry',
    term: 'registry',
    sentence: 'A registry is the server from which images are pulled over an uplink that all who pull share.',
    api: ['RegistrySpec'],
    scenario: 'registry.uplink',
    see: ['pull', 'layer'],
  },
  {
    id: 'request',
    term: 'request (of a container)',
    sentence: 'The request of a container is the CPU or memory that placement counts for it; it is not a limit.',
    scenario: 'containers.cpu.request',
    source: kubernetesResources,
    see: ['limit', 'guarantee', 'promise'],
  },
  {
    id: 'reservation',
    term: 'reservation',
    sentence:
      'A reservation takes a slice of a host out of what is shared for as long as its owner exists, so that what its owner leaves idle is wasted.',
    scenario: 'vms.cpu.mode',
    api: ['HostMeasures.reservedCoreSeconds'],
    see: ['promise', 'waste', 'sharing'],
  },
  {
    id: 'response-time',
    term: 'response time',
    sentence: 'The response time of a request is the time from its arrival until it is finished, its waiting included.',
    api: ['Measures.response'],
    see: ['queue', 'quantile'],
  },
  {
    id: 'restart-policy',
    term: 'restart policy',
    sentence: 'A restart policy says whether a container that has ended is started again: no, on failure, or always.',
    scenario: 'containers.restart',
    source: {
      title: 'Docker: start containers automatically',
      address: 'https://docs.docker.com/engine/containers/start-containers-automatically/',
    },
    see: ['back-off', 'oom-kill'],
  },
  {
    id: 'scenario',
    term: 'scenario',
    sentence: 'A scenario is a short file that says which hosts there are, what runs on them, and what that has to do.',
    api: ['Scenario'],
    see: ['model'],
  },
  {
    id: 'seed',
    term: 'seed',
    sentence:
      'A seed is the number from which all chance in a run is drawn; another seed is another day, the same seed is the same day.',
    scenario: 'seed',
    api: ['SimulateOptions'],
    see: ['determinism'],
  },
  {
    id: 'service',
    term: 'service',
    sentence:
      'A service takes requests as they arrive and serves so many of them at once, while the others wait in line.',
    api: ['ServiceSpec'],
    scenario: 'services',
    see: ['queue', 'load', 'task'],
  },
  {
    id: 'sharing',
    term: 'sharing',
    sentence:
      'Machines share when each may use what the others leave idle, and they compete by weight when all want more than there is.',
    scenario: 'vms.cpu.mode',
    see: ['reservation', 'weight', 'work-conserving'],
  },
  {
    id: 'start-up',
    term: 'start-up',
    sentence: 'A start-up is the row of phases from the request of a machine until it is ready to serve.',
    api: ['PhaseSpec', 'phaseNames', 'Measures.startup'],
    see: ['boot', 'cold-start', 'warm-start'],
  },
  {
    id: 'steal',
    term: 'steal',
    sentence:
      'Steal is the CPU that a machine could have used within its own limit and did not get because others had it.',
    api: ['MachineMeasures.stealCoreSeconds'],
    source: {
      title: 'Linux manual: proc_stat(5)',
      address: 'https://man7.org/linux/man-pages/man5/proc_stat.5.html',
    },
    see: ['throttling', 'noisy-neighbour'],
  },
  {
    id: 'stopped',
    term: 'stopped (but allocated)',
    sentence:
      'A machine is stopped when it has been shut down and keeps its place on the host; whether it is billed meanwhile is a rule of the provider.',
    scenario: 'vms.stopAs',
    source: stoppedMachines,
    see: ['deallocated'],
  },
  {
    id: 'task',
    term: 'task',
    sentence: 'A task is a piece of work that is done when its core-seconds are done.',
    api: ['TaskSpec'],
    scenario: 'tasks',
    see: ['core-second', 'load'],
  },
  {
    id: 'tax',
    term: 'tax (of a hypervisor)',
    sentence: 'The tax of a hypervisor is the factor by which the same work takes longer inside its VMs.',
    api: ['Tax'],
    scenario: 'hosts.hypervisor.tax',
    see: ['hypervisor'],
  },
  {
    id: 'thick-thin',
    term: 'thick and thin disk',
    sentence: 'A thick disk takes its whole size from the host at once, and a thin disk takes what has been written.',
    scenario: 'vms.disk.provisioning',
    see: ['promise'],
  },
  {
    id: 'thread',
    term: 'thread',
    sentence: 'A thread is a line of execution that runs on at most one core at a time.',
    api: ['TaskSpec.threads'],
    scenario: 'tasks.threads',
    source: {
      title: 'POSIX.1-2024: definitions',
      address: 'https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap03.html',
    },
    see: ['core'],
  },
  {
    id: 'throttling',
    term: 'throttling',
    sentence: 'Throttling is CPU that a machine wanted and its own limit forbade, whether the host was busy or idle.',
    api: ['MachineMeasures.throttledCoreSeconds'],
    source: cgroups,
    see: ['limit', 'steal'],
  },
  {
    id: 'trace',
    term: 'trace',
    sentence:
      'A trace is the list of everything that happened in a run, from which every number, bill and picture is read.',
    api: ['Trace', 'encodeTrace', 'stateAt'],
    see: ['record', 'cause'],
  },
  {
    id: 'use',
    term: 'use',
    sentence: 'Use is what a machine really takes of a resource at a moment, as against what it was promised.',
    api: ['HostMeasures.usedCoreSeconds'],
    see: ['promise', 'waste'],
  },
  {
    id: 'utilisation',
    term: 'utilisation',
    sentence: 'The utilisation of a resource is its use divided by its capacity.',
    see: ['use', 'queue'],
  },
  {
    id: 'vcpu',
    term: 'vCPU',
    sentence: 'A vCPU is a processor as a guest sees it, which can use at most one core of the host at a time.',
    api: ['VmSpec.vcpus'],
    scenario: 'vms.vcpus',
    see: ['core', 'overcommitment'],
  },
  {
    id: 'virtual-machine',
    term: 'virtual machine (VM)',
    sentence:
      'A virtual machine is a slice of a host that looks like a computer of its own, with an operating system of its own.',
    api: ['VmSpec'],
    scenario: 'vms',
    source: popek,
    see: ['container', 'hypervisor', 'guest'],
  },
  {
    id: 'warm-start',
    term: 'warm start',
    sentence: 'A start is warm when all layers of its image are on the host already.',
    see: ['cold-start', 'layer'],
  },
  {
    id: 'waste',
    term: 'waste',
    sentence: 'Waste is what is set aside for one owner and idle, so that nobody at all can use it.',
    api: ['HostMeasures.wastedCoreSeconds'],
    see: ['reservation', 'use'],
  },
  {
    id: 'weight',
    term: 'weight',
    sentence:
      'A weight says in which proportion a machine is served when not everybody can get what they want; alone it takes nothing from anybody.',
    scenario: 'containers.cpu.weight',
    api: ['Claim'],
    source: cgroups,
    see: ['fair-share', 'limit'],
  },
  {
    id: 'work-conserving',
    term: 'work-conserving',
    sentence: 'A way of sharing is work-conserving when nothing is idle that somebody wants and may have.',
    api: ['shareCapacity'],
    see: ['max-min-fairness', 'reservation'],
  },
  {
    id: 'working-set',
    term: 'working set',
    sentence: 'The working set of a process is the memory that it has used in the recent past and would miss at once.',
    api: ['MemoryUse'],
    source: {
      title: 'Denning (1968), The working set model for program behavior',
      address: 'https://doi.org/10.1145/363095.363141',
    },
    see: ['oom-kill', 'growth'],
  },
  {
    id: 'world',
    term: 'world',
    sentence:
      'A world is one way of hosting a workload; two worlds meet the same work at the same moments, and only the hosting differs.',
    api: ['WorldName', 'inWorld', 'compare'],
    see: ['scenario', 'seed'],
  },
];

/** The term of an id; throws for an id that the glossary does not have, so that a page that names one is not built. */
export function termOf(id: string): GlossaryTerm {
  const found = glossary.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`The glossary has no term "${id}".`);
  return found;
}
