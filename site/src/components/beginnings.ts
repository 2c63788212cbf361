import { catalogue, scenarios } from 'hostlab/presets';
import { usualValues, type Lab } from '../widgets/kit/lab.ts';
import type { Beginning } from '../widgets/lab/beginnings.ts';

/** The scenarios that one can start from in the Lab, as its list offers them. */
export interface BeginningGroup {
  readonly label: string;
  readonly beginnings: readonly Beginning[];
}

const labs = Object.values(
  import.meta.glob<{ readonly lab: Lab }>(['../widgets/*/lab.ts', '!../widgets/kit/lab.ts'], { eager: true }),
).map(({ lab }) => lab);

/** The catalogue's scenarios, and the worlds of every figure as it stands before anybody has touched it. */
export const beginningGroups: readonly BeginningGroup[] = [
  {
    label: 'Presets',
    beginnings: scenarios.map(({ name, title, provenance, spec }) => ({
      name,
      title,
      note: provenance.note ?? '',
      scenario: spec,
    })),
  },
  {
    label: 'From the lessons',
    beginnings: labs.flatMap((lab) =>
      lab.scenarios(usualValues(lab), catalogue).map(({ title, scenario }, world) => ({
        name: `${lab.id}/${String(world)}`,
        title: `${lab.title} ${title}`,
        note: '',
        scenario,
      })),
    ),
  },
];
