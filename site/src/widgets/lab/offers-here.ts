import type { Scenario } from 'hostlab';
import { catalogue } from 'hostlab/presets';
import { scenarioSchema, type JsonSchema } from 'hostlab/text';
import { offersAt, type Offers } from './completion.ts';

let schema: JsonSchema | undefined;

/** What may be written at a place of the Lab's text; with the schema and the catalogue, which come when they are first asked. */
export function offersHere(text: string, cursor: number, scenario: Scenario | undefined): Offers {
  schema ??= scenarioSchema();
  return offersAt(text, cursor, schema, { catalogue, scenario });
}
