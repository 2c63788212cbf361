import { defaultLimits } from 'hostlab';
import { wrongUsage, type Command } from './command.ts';
import { inputLimits } from './input-limits.ts';
import { readScenario, type LocatedIssue } from './read-scenario.ts';

const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** `hostlab check FILE…`: all issues of scenario files. */
export const check: Command = {
  name: 'check',
  summary: 'all issues of scenario files, each at its line',
  help: `hostlab check FILE... [--json]

Reads scenario files (YAML or JSON; - is stdin) and prints each issue as
file:line:column path: message. Exit 0 if there is none, 1 otherwise.

  --json   an object: ok, issues with file, line, column, path, code, message

What a scenario may be at most: ${String(inputLimits.bytes / 2 ** 20)} MiB, ${String(inputLimits.depth)} levels of nesting,
${counted(inputLimits.tokens)} words and signs of YAML (JSON: any number), ${String(inputLimits.aliases)} parts from aliases,
${counted(defaultLimits.hosts)} hosts, ${counted(defaultLimits.machines)} VMs and containers, ${counted(defaultLimits.tasks)} tasks, ${counted(defaultLimits.loads)} loads,
${counted(defaultLimits.recordedValues)} recorded values, names of ${String(defaultLimits.nameLength)} characters. More tasks and containers
come as columns: hostlab run --tasks FILE.csv --containers FILE.csv.

  hostlab check simulator/examples/quiet-services.yaml
`,
  options: { json: { type: 'boolean' } },
  async run({ values, positionals }, terminal) {
    if (positionals.length === 0) throw wrongUsage('check', 'Name a scenario file, or - for stdin');
    const issues: LocatedIssue[] = [];
    for (const file of positionals) {
      const read = await readScenario(file, terminal);
      if (!read.ok) {
        issues.push(...read.issues);
        if (values['json'] !== true) await terminal.out(`${read.lines.join('\n')}\n`);
      } else if (values['json'] !== true) terminal.err(`${file === '-' ? '<stdin>' : file}: no issues\n`);
    }
    if (values['json'] === true)
      await terminal.out(`${JSON.stringify({ ok: issues.length === 0, issues }, undefined, 2)}\n`);
    return issues.length === 0 ? 0 : 1;
  },
};
