import { firstScenario } from './first-scenario.ts';

/** A scenario to start from, as the page's list names it: a preset, or a world of a lesson's figure. */
export interface Beginning {
  readonly name: string;
  readonly title: string;
  /** Where it is from, in a line. */
  readonly note: string;
  readonly scenario: unknown;
}

/** The address of all beginnings, as JSON: fetched when one is chosen. */
const address = '/lab/beginnings.json';

/** The text of what is chosen in the list. @throws Error with a sentence where it cannot be had */
export async function beginningText(name: string): Promise<string> {
  if (name === 'nothing') return 'hostlab: 1\n';
  if (name === 'first') return firstScenario;
  const [all, { yamlOf }] = await Promise.all([fetched(), import('./yaml-of.ts')]);
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error('This scenario is no longer in the list; load the page again.');
  const { title, note, scenario } = found;
  return `# ${title}\n${note === '' ? '' : `# ${note}\n`}${yamlOf(scenario)}`;
}

async function fetched(): Promise<readonly Beginning[]> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()) as readonly Beginning[];
  } catch {
    throw new Error('The list of scenarios could not be fetched; try again when you are connected.');
  }
}
