"""The workloads on SimPy: `simpy_peer.py MODE N` prints the same line of JSON as the other programs.

Runs on SimPy 3 and 4 (`simpy`) and on SimPy 2 (`SimPy`), which is what Debian's python3-simpy is. SimPy has no sharing of a
processor: a VM is a process that is woken by each arrival and works out whose turn to end is next, as its users write it.
"""

import json
import math
import re
import sys

try:
    import simpy
except ImportError:
    simpy = None
    from SimPy import Simulation as simpy2


def uniform_stream(seed):
    counter = seed
    while True:
        counter = (counter + 0x9E3779B9) & 0xFFFFFFFF
        mixed = ((counter ^ (counter >> 16)) * 0x21F0AAAD) & 0xFFFFFFFF
        mixed = ((mixed ^ (mixed >> 15)) * 0x735A2D97) & 0xFFFFFFFF
        yield ((mixed ^ (mixed >> 15)) + 0.5) / 4294967296.0


def customers(count):
    draw = uniform_stream(1)
    arrival, service, time = [], [], 0.0
    for _ in range(count):
        time += -math.log(next(draw)) / 0.9
        arrival.append(time)
        service.append(-math.log(next(draw)))
    return arrival, service


def vm_tasks(hosts):
    draw = uniform_stream(3)
    arrival, seconds = [], []
    for _ in range(hosts * 100):
        arrival.append(3600.0 * next(draw))
        seconds.append(math.floor(4000.0 + 496000.0 * next(draw)) / 1000.0)
    return arrival, seconds


class Tally:
    def __init__(self):
        self.in_system = 0.0
        self.last = 0.0
        self.finished = 0

    def leave(self, arrived, now):
        self.in_system += now - arrived
        self.last = now
        self.finished += 1


class Shared:
    """What is left of each task in a VM that divides one core equally."""

    def __init__(self):
        self.left = {}
        self.at = 0.0

    def advance(self, now):
        if self.left:
            each = (now - self.at) / len(self.left)
            for task in self.left:
                self.left[task] -= each
        self.at = now

    def next_end(self):
        task = min(self.left, key=self.left.get)
        return task, max(0.0, self.left[task] * len(self.left))


def one_server_3(count, tally):
    arrival, service = customers(count)
    env = simpy.Environment()
    server = simpy.Resource(env, 1)

    def customer(i):
        with server.request() as turn:
            yield turn
            yield env.timeout(service[i])
        tally.leave(arrival[i], env.now)

    def door():
        for i in range(count):
            yield env.timeout(max(0.0, arrival[i] - env.now))
            env.process(customer(i))

    env.process(door())
    env.run()


def one_server_2(count, tally):
    arrival, service = customers(count)
    world = simpy2.Simulation()
    server = simpy2.Resource(capacity=1, sim=world)

    class Customer(simpy2.Process):
        def visit(self, i):
            yield simpy2.request, self, server
            yield simpy2.hold, self, service[i]
            yield simpy2.release, self, server
            tally.leave(arrival[i], self.sim.now())

    class Door(simpy2.Process):
        def open(self):
            for i in range(count):
                yield simpy2.hold, self, max(0.0, arrival[i] - self.sim.now())
                visitor = Customer(sim=world)
                world.activate(visitor, visitor.visit(i))

    door = Door(sim=world)
    world.activate(door, door.open())
    world.simulate(until=math.inf)


def time_shared_vms_3(hosts, tally):
    arrival, seconds = vm_tasks(hosts)
    env = simpy.Environment()

    def vm(shared):
        while True:
            try:
                if not shared.left:
                    yield env.event()
                else:
                    task, until = shared.next_end()
                    yield env.timeout(until)
                    shared.advance(env.now)
                    del shared.left[task]
                    tally.leave(arrival[task], env.now)
            except simpy.Interrupt as called:
                shared.advance(env.now)
                shared.left[called.cause] = seconds[called.cause]

    vms = [env.process(vm(Shared())) for _ in range(hosts * 10)]

    def door():
        for k in sorted(range(len(arrival)), key=lambda k: (arrival[k], k)):
            yield env.timeout(max(0.0, arrival[k] - env.now))
            vms[k // 10].interrupt(k)

    env.process(door())
    env.run()


def time_shared_vms_2(hosts, tally):
    arrival, seconds = vm_tasks(hosts)
    world = simpy2.Simulation()

    class Vm(simpy2.Process):
        def serve(self):
            self.shared = shared = Shared()
            self.called = []
            while True:
                if not shared.left:
                    yield simpy2.passivate, self
                else:
                    task, until = shared.next_end()
                    yield simpy2.hold, self, until
                    shared.advance(self.sim.now())
                    if not self.interrupted():
                        del shared.left[task]
                        tally.leave(arrival[task], self.sim.now())
                self.interruptReset()
                shared.advance(self.sim.now())
                for task in self.called:
                    shared.left[task] = seconds[task]
                self.called.clear()

    vms = [Vm(sim=world) for _ in range(hosts * 10)]
    for vm in vms:
        world.activate(vm, vm.serve())

    class Door(simpy2.Process):
        def open(self):
            for k in sorted(range(len(arrival)), key=lambda k: (arrival[k], k)):
                yield simpy2.hold, self, max(0.0, arrival[k] - self.sim.now())
                vm = vms[k // 10]
                vm.called.append(k)
                if vm.passive():
                    world.reactivate(vm)
                else:
                    self.interrupt(vm)

    door = Door(sim=world)
    world.activate(door, door.open())
    world.simulate(until=math.inf)


def peak_memory():
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1)) * 1024 / 1e6
    except OSError:
        return 0


def main():
    mode, size = sys.argv[1], int(sys.argv[2])
    programs = {
        "w1a": one_server_2 if simpy is None else one_server_3,
        "w2": time_shared_vms_2 if simpy is None else time_shared_vms_3,
    }
    tally = Tally()
    programs[mode](size, tally)
    print(json.dumps({"mean": tally.in_system / tally.finished, "last": tally.last, "peakMb": peak_memory()}))


main()
