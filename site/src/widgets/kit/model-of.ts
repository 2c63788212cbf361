import { explainIssues, parseScenario, type Catalogue, type Model, type Scenario } from 'hostlab';

/**
 * The model of a scenario of ours.
 *
 * @throws Error if it has issues: they are ours, a knob cannot make any
 */
export function modelOf(scenario: Scenario, catalogue: Catalogue): Model {
  const parsed = parseScenario(scenario, { catalogue });
  if (!parsed.ok) throw new Error(explainIssues(parsed.issues));
  return parsed.model;
}
