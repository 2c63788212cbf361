/** Progressive filling over everything, each time anew. The oracle of `Flows`; shares no line with it. */
export interface NaiveFlow {
  links: readonly number[];
  weight: number;
  cap: number;
  left: number;
  rate: number;
}

export function fill(capacities: readonly number[], flows: readonly NaiveFlow[]): void {
  const moving = new Set(flows);
  for (const flow of flows) flow.rate = 0;
  const crossings = (flow: NaiveFlow, link: number): number => flow.links.filter((other) => other === link).length;
  while (moving.size > 0) {
    // How much further everybody can go, per unit of weight, and who it is that must stop there.
    let step = Infinity;
    const room = capacities.map(
      (capacity, link) => capacity - flows.reduce((sum, flow) => sum + flow.rate * crossings(flow, link), 0),
    );
    capacities.forEach((_, link) => {
      const load = [...moving].reduce((sum, flow) => sum + flow.weight * crossings(flow, link), 0);
      if (load > 0) step = Math.min(step, Math.max(0, room[link]!) / load);
    });
    for (const flow of moving) step = Math.min(step, (flow.cap - flow.rate) / flow.weight);
    if (step === Infinity) {
      for (const flow of moving) flow.rate = Infinity;
      return;
    }
    for (const flow of moving) flow.rate += step * flow.weight;
    const full = capacities.map((capacity, link) => {
      const used = flows.reduce((sum, flow) => sum + flow.rate * crossings(flow, link), 0);
      return capacity < Infinity && used >= capacity * (1 - 1e-12);
    });
    for (const flow of [...moving]) {
      if (flow.rate >= flow.cap * (1 - 1e-12) || flow.links.some((link) => full[link])) moving.delete(flow);
    }
  }
}
