/**
 * Names of values whose words the underscores alone do not give: a name as `fact-words.ts` reads it, with the unit at its
 * end and spaces for words.
 */
export const clearer: Readonly<Record<string, string>> = {
  '2021_v4.0.5': '2021, v4.0.5',
  adders_MiB: 'added for_MiB',
  adj_min_exempt: 'exempt at an adjustment of',
  'before_1.29': 'before Kubernetes 1.29',
  boot_ms_on_top_of_vmm: 'boot beyond that of the VMM_ms',
  break_even_pct: 'break-even_pct',
  core_MB: 'Server Core_MB',
  core_install_needs_MB_over: 'to install Server Core, more than_MB',
  core_smaller_by_GB: 'Server Core is smaller by_GB',
  cpu_ms: 'CPU time_ms',
  cpu_share_of_bare_metal_pct_min: 'CPU as a share of bare metal, at least_pct',
  dedicated_cpu_or_guaranteed: 'dedicated CPUs or class Guaranteed',
  default_GB: 'by default_GB',
  degraded_case: 'in the degraded case',
  derived_MB_per_s: 'computed from these_MB_per_s',
  desktop_GB: 'with a desktop_GB',
  example_1vCPU_2GiB_MiB: 'for 1 vCPU and 2 GiB_MiB',
  extra_gb_hour: 'further GB_hour',
  fio_remote_disk_64K_randread_D8s_v5: 'fio, random reads of 64 KiB from a remote disk, D8s_v5',
  fork_exec_ms: 'fork and exec_ms',
  formula_MiB: 'formula, in MiB',
  'from_1.29': 'from Kubernetes 1.29 on',
  good: 'in the good case',
  hdd_host: 'host with a hard disk',
  kernel_to_multi_user: 'kernel to multi-user',
  layer_parts_MB: 'layers_MB',
  layers_MB: 'sizes of the layers_MB',
  licence_vcpu_hour: 'licence, vCPU_hour',
  'max_vcpus_per_core_6.0': 'most vCPUs a core in version 6.0',
  memory_swap_unset: 'memory and swap where only memory is set',
  nanoserver_ltsc2022_MB: 'Nano Server LTSC 2022_MB',
  network_Gbps_at_80pct_core: 'network at 80 % of a core_Gbps',
  network_Gbps_at_full_core: 'network at a full core_Gbps',
  node: 'Node.js',
  old_guidelines: 'old guidelines, least and most',
  oom_group: 'where a group is killed as one',
  partial_stop: 'when only a part stops',
  per_36_core_host_per_s: 'per host of 36 cores_per_s',
  period_default_ms: 'period by default_ms',
  period_max_s: 'longest period_s',
  period_min_ms: 'shortest period_ms',
  postgres_rw_25_clients: 'PostgreSQL, reading and writing, 25 clients',
  premium_host: 'host with a premium SSD',
  ram_MB_under: 'RAM, less than_MB',
  redis_1GB: 'Redis with 1 GB',
  redis_set: 'Redis, SET',
  servercore_ltsc2019_GB: 'Server Core LTSC 2019_GB',
  share_cap_cpus: 'most CPUs',
  speedup_vs_linux_guest: 'times as fast as a Linux guest, least and most',
  storage_GiB_per_s_at_70pct_core: 'storage at 70 % of a core_GiB_per_s',
  stress_ng_cpu: 'stress-ng, CPU',
  sum: 'in all',
  syscall: 'system calls',
  sysbench_cpu: 'sysbench, CPU',
  sysbench_memory: 'sysbench, memory',
  system_node_critical: 'critical for system and node',
  total_boot_ms: 'boot in all, least and most_ms',
  unit_s: 'in steps of_s',
  wall_ms: 'elapsed_ms',
  windows_extra_GB: 'more on Windows_GB',
};

/** What bounds a number is said so; beside a text the word is the name of a thing, such as memory.min. */
export const bounds: Readonly<Record<string, string>> = {
  low: 'at least',
  high: 'at most',
  min: 'at least',
  max: 'at most',
};

/** Words of names as they are spelled. */
export const spelled: Readonly<Record<string, string>> = {
  aci: 'ACI',
  api: 'API',
  arm: 'Arm',
  cloud: 'Cloud',
  cpu: 'CPU',
  cpus: 'CPUs',
  debian: 'Debian',
  fargate: 'Fargate',
  firecracker: 'Firecracker',
  gb: 'GB',
  hdd: 'HDD',
  hypervisor: 'Hypervisor',
  linux: 'Linux',
  qemu: 'QEMU',
  ram: 'RAM',
  ruby: 'Ruby',
  scipy: 'SciPy',
  sev: 'SEV',
  ssd: 'SSD',
  tpm: 'TPM',
  vcpu: 'vCPU',
  vfio: 'VFIO',
  vm: 'VM',
  windows: 'Windows',
};

/** Units of several numbers at once, in words. */
export const severalUnits: Readonly<Record<string, string>> = {
  'ms [mean, sd]': 'mean and standard deviation in ms',
  '[shares, old, new]': 'shares, old weight and new weight by milliCPU',
  '% of VMs at or below x% CPU': '% of VMs whose average use is at most so many % of CPU',
};

/** Formulas in words and signs. */
export const formulas: Readonly<Record<string, string>> = {
  'min(20 MB*maxPods + 50 MB, 25% of RAM) + 100Mi eviction':
    'the lesser of 20 MB × most pods + 50 MB and 25 % of RAM, and 100 MiB for eviction',
  '750Mi eviction + 25% of first 4GB, 20% next 4, 10% next 8, 6% next 112, 2% above':
    '750 MiB for eviction, and 25 % of the first 4 GB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112, 2 % of the rest',
  'quota_us per period_us': 'a quota in µs for each period in µs',
  'quota/period': 'quota ÷ period',
  'weight_i / sum(weights of runnable siblings)': 'its weight ÷ the sum of the weights of runnable siblings',
  '2 x memory': '2 × memory',
  'min(max(2, 1000 - 1000*memRequest/nodeMemory), 999)':
    '1,000 − 1,000 × memory requested ÷ memory of the node, at least 2 and at most 999',
  'guestRAM/512 + 25+100+25+40+50 + 8*vCPU + 8 + 32':
    'memory of the guest ÷ 512 + 25 + 100 + 25 + 40 + 50 + 8 × vCPUs + 8 + 32',
};

/** Names as people type them, in configurations and price lists: shown as code. */
export const typed =
  /\b(?:Standard_)?[A-Z]\d+[a-z]*_v\d\b|\b(?:[cmt]\d\w?|M5D)\.(?:micro|small|medium|x?large|metal)\b|\bn1-standard-4\b|\b(?:cpu\.(?:max|weight)|memory\.(?:min|low|max|current|oom\.group)|oom_score_adj|(?:initial|reserved_host)_\*(?:_allocation_ratio)?|max-concurrent-downloads)(?!\w)/;
