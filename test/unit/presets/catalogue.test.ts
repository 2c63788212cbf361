import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, fact, facts } from 'hostlab/presets';
import type { Entry } from '../../../simulator/src/model/catalogue.ts';
import type { PhaseSpec } from '../../../simulator/src/model/machines.ts';

const groups: [string, readonly Entry<unknown>[]][] = Object.entries(catalogue);
const everything = groups.flatMap(([group, entries]) => entries.map((each) => ({ group, ...each })));

function seconds(phases: readonly PhaseSpec[], diskBandwidth: number): number {
  return phases.reduce((sum, { need }) => {
    if (need.kind === 'cpu') return sum + need.coreSeconds;
    if (need.kind === 'disk') return sum + need.bytes / diskBandwidth;
    if (need.kind === 'network') throw new Error('no preset fetches while it boots');
    const law = need.seconds;
    if (law.kind === 'constant') return sum + law.value;
    if (law.kind === 'normal') return sum + law.mean;
    if (law.kind === 'lognormal') return sum + law.median;
    throw new Error(law.kind);
  }, 0);
}

const guest = (name: string) => catalogue.guests.find((each) => each.name === name)!.spec;
const image = (name: string) => catalogue.images.find((each) => each.name === name)!.spec;

describe('the catalogue', () => {
  test('has enough of each kind', () => {
    expect(catalogue.hosts.length).toBeGreaterThanOrEqual(4);
    expect(catalogue.hypervisors.length).toBeGreaterThanOrEqual(3);
    expect(catalogue.guests.length).toBeGreaterThanOrEqual(6);
    expect(catalogue.images.length).toBeGreaterThanOrEqual(10);
    expect(catalogue.prices.length).toBe(2);
  });

  test.each(groups)('gives %s distinct names, and none is `none`, which belongs to the parser', (_group, entries) => {
    const names = entries.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('none');
  });

  test.each(everything)('$group/$name cites facts that exist, or is illustrative and says so', ({ provenance }) => {
    for (const id of provenance.facts) expect(fact(id), id).toBeDefined();
    expect(provenance.note.length).toBeGreaterThan(20);
    if (provenance.kind === 'illustrative') expect(provenance.note).toContain('illustrative');
    else expect(provenance.facts.length).toBeGreaterThan(0);
  });

  test.each(everything)('$group/$name calls what others reported reported, and builds on no mere judgement', (each) => {
    const evidence = each.provenance.facts.map((id) => fact(id)!.evidence);
    if (evidence.includes('secondary')) expect(each.provenance.note).toContain('reported');
    if (each.provenance.kind !== 'illustrative') expect(evidence).not.toContain('judgement');
  });

  test('names in guests and hypervisors are those of their entries, so that a trace and a table agree', () => {
    for (const { name, spec } of [...catalogue.guests, ...catalogue.hypervisors]) expect(spec.name).toBe(name);
  });

  test('prices of whole hosts exist for every host that names one', () => {
    for (const { spec } of catalogue.hosts) {
      if (spec.price === '') continue;
      for (const book of catalogue.prices) expect(book.spec.hosts[spec.price], book.name).toBeDefined();
    }
  });
});

describe('numbers agree with the facts that they cite', () => {
  test('an Ubuntu server boots alone in the 29 s of the launch that it is modelled on', () => {
    expect(seconds(guest('ubuntu-server').boot, 500e6)).toBeCloseTo(29.26, 0);
  });

  test('an Ubuntu on Azure takes 30 s to the kernel and 15 s from there', () => {
    const boot = guest('ubuntu-azure').boot;
    const kernelOn = boot.findIndex(({ phase }) => phase === 'init');
    expect(seconds(boot.slice(0, kernelOn), 500e6)).toBeCloseTo(30, 6);
    expect(seconds(boot.slice(kernelOn), 500e6)).toBe(15);
  });

  test('a Windows server boots alone in its 429 s', () => {
    expect(Math.abs(seconds(guest('windows-server').boot, 500e6) - 429.2)).toBeLessThan(1);
  });

  test('a microVM is at init within 137 ms, a restored one within 15 ms', () => {
    expect(seconds(guest('microvm-linux').boot, 1)).toBeCloseTo(0.137, 9);
    expect(seconds(guest('microvm-restored').boot, 1)).toBeCloseTo(0.015, 9);
  });

  test.each([
    ['alpine', 3_849_738, 1],
    ['ubuntu', 29_764_116, 1],
    ['nginx', 63_110_572, 7],
    ['python', 414_967_043, 7],
  ])('%s has %d bytes in %d layers, to 0.02 %%', (name, total, layers) => {
    const spec = image(name);
    const sum = spec.layers.reduce((bytes, each) => bytes + each.compressed, 0);
    expect(spec.layers.length).toBe(layers);
    expect(Math.abs(sum / total - 1)).toBeLessThan(0.0002);
  });

  test.each([
    ['rstudio', 1.06e9],
    ['jupyter-minimal', 1.58e9],
    ['jupyter-scipy', 4.19e9],
    ['windows-servercore', 4.84e9],
  ])('%s unpacks to %d bytes', (name, total) => {
    expect(image(name).layers.reduce((bytes, each) => bytes + each.unpacked, 0)).toBeCloseTo(total, -3);
  });

  test('a container starts in the half second that docker run was measured at', () => {
    expect(Math.abs(seconds(image('alpine').start, 1) - 0.5568)).toBeLessThan(0.02);
  });

  test('images that share layers name them alike: the web application needs only its own above python', () => {
    const python = new Set(image('python').layers.map(({ digest }) => digest));
    expect(
      image('web-app')
        .layers.filter(({ digest }) => !python.has(digest))
        .map(({ digest }) => digest),
    ).toEqual(['web-app/1']);
  });

  test('one digest has one size everywhere', () => {
    const sizes = new Map<string, string>();
    for (const { spec } of catalogue.images)
      for (const { digest, compressed, unpacked } of spec.layers) {
        const size = `${String(compressed)}/${String(unpacked)}`;
        expect(sizes.get(digest) ?? size, digest).toBe(size);
        sizes.set(digest, size);
      }
  });

  test.each(catalogue.prices.map(({ name, spec }) => [name, spec] as const))(
    '%s: every VM price is the cited one',
    (_name, book) => {
      const rows = Object.entries(book.vms);
      expect(rows.length).toBeGreaterThan(5);
      for (const [key, price] of rows)
        expect((fact(price.source)!.value as Record<string, number>)[key], key).toBe(price.perHour);
    },
  );

  test('a D2s_v5 for a month of 730 hours costs the cited 70.08', () => {
    const azure = catalogue.prices.find(({ name }) => name === 'azure-eastus')!.spec;
    expect(azure.vms['D2s_v5']!.perHour * azure.month.hours).toBeCloseTo(fact('vm-month')!.value as number, 9);
    expect(azure.containers['aci']!.perVcpuSecond * 3600).toBeCloseTo(0.0405, 9);
    expect(azure.containers['aci']!.perGibSecond * 3600).toBeCloseTo(0.00445, 5);
  });

  test.each(catalogue.prices.map(({ name, spec }) => [name, spec] as const))(
    '%s: every price has a source',
    (_name, book) => {
      const sources = JSON.stringify(book).matchAll(/"(?:source|sizeSource|stoppedSource|periodSource)":"([^"]*)"/g);
      for (const [, id] of sources) expect(id === 'illustrative' || fact(id!) !== undefined, id).toBe(true);
      expect(Object.keys(book.disks)).toContain(book.defaultDisk);
    },
  );

  test('a price book cites no fact of another provider', () => {
    const own: Readonly<Record<string, RegExp>> = {
      Azure: /Azure|Microsoft|\bACI\b/,
      AWS: /AWS|Amazon|EC2|EBS|Fargate/,
    };
    for (const { spec: book, provenance } of catalogue.prices) {
      const cited = [...JSON.stringify(book).matchAll(/"\w*[sS]ource":"([^"]*)"/g)].map(([, id]) => id!);
      for (const each of new Set([...cited, ...provenance.facts]))
        for (const [provider, names] of Object.entries(own))
          if (provider !== book.provider && each !== 'illustrative')
            expect(`${fact(each)!.quantity}, ${fact(each)!.source.by}`, `${book.name}: ${each}`).not.toMatch(names);
      expect(Object.keys(own)).toContain(book.provider);
    }
  });
});

describe('the printed facts', () => {
  const file = new URL('../../../../shared/facts/facts.json', import.meta.url);
  const known = ((): readonly Record<string, unknown>[] | undefined => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
    } catch {
      return undefined;
    }
  })();

  test('contain none that is known from memory only', () => {
    expect(facts.map(({ evidence }) => evidence as string)).not.toContain('memory');
  });

  test('are cited, each of them', () => {
    const folder = new URL('../../../simulator/src/presets/', import.meta.url);
    const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== 'facts.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    for (const { id } of facts) expect(text, id).toContain(`'${id}'`);
  });

  test('agree with the collection of facts', ({ skip }) => {
    if (known === undefined)
      skip('The collection of facts (../shared/facts) is not here, so the printed ones are not compared.');
    for (const each of facts) {
      const original = known!.find(({ id }) => id === each.id)!;
      expect(original, each.id).toMatchObject({
        quantity: each.quantity,
        value: each.value,
        unit: each.unit,
        evidence: each.evidence,
      });
      expect((original['source'] as Record<string, unknown>)['title']).toBe(each.source.title);
    }
  });
});
