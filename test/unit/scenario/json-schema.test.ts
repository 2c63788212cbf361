import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenarios } from '../../../simulator/src/presets/index.ts';
import { scenarioSchema } from '../../../simulator/src/scenario/json-schema.ts';

const folder = new URL('../../../simulator/', import.meta.url);
const accepts = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(scenarioSchema());
const examples = readdirSync(new URL('examples', folder)).filter((file) => file.endsWith('.yaml'));
const read = (file: string): unknown => parse(readFileSync(new URL(`examples/${file}`, folder), 'utf8'));

it('the file that is shipped is what the shape says now (else: node simulator/scripts/write-schema.mjs)', () => {
  const file: unknown = JSON.parse(readFileSync(new URL('schema/scenario.schema.json', folder), 'utf8'));

  expect(file).toEqual(JSON.parse(JSON.stringify(scenarioSchema())));
});

it.each(examples)('accepts %s', (file) => {
  expect(accepts(read(file)) ? [] : accepts.errors).toEqual([]);
});

it.each(scenarios.map(({ name, spec }) => [name, spec] as const))('accepts the preset %s', (_, spec) => {
  expect(accepts(spec) ? [] : accepts.errors).toEqual([]);
});

const host = { name: 'h', cores: 4, memory: '16 GiB' };
const plain = { hostlab: 1, hosts: [host] };

it.each([
  ['another version', { ...plain, hostlab: 2 }],
  ['an unknown key', { ...plain, hots: [] }],
  ['no hosts', { hostlab: 1 }],
  ['a host without cores and preset', { hostlab: 1, hosts: [{ name: 'h', memory: '1 GiB' }] }],
  ['negative cores', { hostlab: 1, hosts: [{ ...host, cores: -1 }] }],
  ['a size without its unit', { hostlab: 1, hosts: [{ ...host, memory: '16' }] }],
  ['a time in bytes', { ...plain, until: '5 GiB' }],
  ['an unknown policy', { ...plain, placement: 'best' }],
  ['half a vCPU', { ...plain, vms: [{ name: 'a', vcpus: 0.5, memory: '1 GiB' }] }],
  ['two shapes of a load', { ...plain, loads: [{ on: 'h', steady: 1, diurnal: { low: 0, high: 1 } }] }],
  ['a service without arrivals', { ...plain, services: [{ name: 's', on: 'h', work: 1 }] }],
  ['a law of chance that is none', { ...plain, services: [{ name: 's', on: 'h', rate: 1, work: { exponental: 1 } }] }],
  [
    'an unknown phase',
    {
      ...plain,
      vms: [{ name: 'a', vcpus: 1, memory: '1 GiB', guest: { boot: [{ phase: 'coffee', time: '5 min' }] } }],
    },
  ],
])('refuses %s', (_, input) => {
  expect(accepts(input)).toBe(false);
});
