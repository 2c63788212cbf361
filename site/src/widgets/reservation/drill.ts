import { count } from 'hostlab/figures';
import type { Drill } from '../kit/drill.ts';

/** How many reserving VMs fit on a host, with the numbers of one student. */
export const drill: Drill = {
  id: 'how-many',
  lab: 'reservation',
  title: '1 · How many fit?',
  unit: 'VMs',
  tolerance: 0,
  draw: ({ one }, play) => {
    const host = one([48, 64, 80, 96, 112, 128, 160, 192, 256]);
    const own = one([3, 4, 5, 6, 8, 12]);
    const vm = one([2, 3, 4, 5, 6, 7, 9]);
    const use = one([4, 5, 6, 8, 10]);
    const asked = Math.ceil(host / vm) + 3;
    const { measures } = play({
      hostlab: 1,
      until: '1 s',
      hosts: [{ name: 'host', cores: 64, memory: `${String(host)} GiB`, system: { memory: `${String(own)} GiB` } }],
      vms: [{ name: 'vm', count: asked, vcpus: 1, memory: `${String(vm)} GiB`, cpu: { mode: 'shared' } }],
    });
    const fit = measures.machines.filter(({ placedAt }) => placedAt !== null).length;
    const left = host - own - fit * vm;
    // Where nothing is left over, rounding cannot be got wrong.
    if (left === 0) return undefined;
    const [all, free, each] = [count(host), count(host - own), count(vm)];
    return {
      question: [
        [
          `A host has ${all} GiB and keeps ${count(own)} GiB for itself. ${count(asked)} VMs of ${each} GiB are asked for, each of which uses ${count(use)} % of its memory. How many can be promised a place?`,
        ],
      ],
      answer: fit,
      wrong: [
        {
          value: Math.floor(host / vm),
          says: `That is ${all} divided by ${each}: the ${count(own)} GiB that the host itself needs were never there to be promised.`,
        },
        { value: fit + 1, says: `That rounds up. A part of a VM is no VM: ${count(left)} GiB stay unused.` },
        {
          value: Math.floor((100 * (host - own)) / (vm * use)),
          says: 'That divides by what the VMs use. What counts is what they are promised.',
        },
      ],
      hints: [
        'What part of the host can be promised at all?',
        'Divide that by what one VM is promised, not by what it uses.',
        `${all} − ${count(own)} = ${free} GiB can be promised, and each VM takes ${each} of them.`,
      ],
      worked: [
        [
          `(${all} − ${count(own)}) ÷ ${each} = ${((host - own) / vm).toFixed(1)}, so ${count(fit)}; the simulator places ${count(fit)} of ${count(asked)} too. The last ${count(left)} GiB are too small for anybody.`,
        ],
      ],
    };
  },
};
