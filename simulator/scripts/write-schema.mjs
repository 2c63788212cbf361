// Writes the JSON Schema of scenario files, which editors read. Run after any change of their shape:
//   node simulator/scripts/write-schema.mjs
import { writeFileSync } from 'node:fs';
import { scenarioSchema } from '../src/scenario/json-schema.ts';

const file = new URL('../schema/scenario.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(scenarioSchema(), undefined, 2)}\n`);
