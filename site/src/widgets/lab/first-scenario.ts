/** What the Lab shows to somebody who comes without anything. */
export const firstScenario = `# Change this text, and the picture follows.
# Drag in the picture, and this text follows.
hostlab: 1
name: my first scenario
until: 10 min

hosts:
  - name: host
    count: 2
    cores: 16
    memory: 64 GiB
    hypervisor: kvm

vms:
  # A promise that nobody else may use.
  - name: shop
    vcpus: 6
    memory: 24 GiB
    guest: ubuntu-server
    uses: { initial: 6 GiB }
  # Its vCPUs compete for what is free.
  - name: search
    vcpus: 8
    memory: 16 GiB
    cpu: { mode: shared }
    guest: ubuntu-server
    uses: { initial: 12 GiB }

containers:
  - name: web
    on: host-2
    count: 4
    cpu: { request: 1, limit: 4 }
    memory: { request: 4 GiB, limit: 8 GiB }
    uses: { initial: 3 GiB }

loads:
  - { name: customers, on: shop, steady: 2.5 }
  - { name: indexing, on: search, threads: 8, steady: 6 }
  - name: visitors
    each: web
    threads: 4
    onOff: { cores: 4, on: 15 s, off: 45 s }
`;
