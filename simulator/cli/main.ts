import { check } from './check.ts';
import { readArguments, type Command } from './command.ts';
import { compare } from './compare.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import { Failure, type Exit, type Terminal } from './terminal.ts';
import { trace } from './trace.ts';
import { version } from './version.ts';
import { why } from './why.ts';

const commands: readonly Command[] = [run, check, compare, why, trace, show];

const help = `Hostlab plays what hosts, virtual machines and containers do, and what it costs.

  hostlab COMMAND [ARGUMENTS]

${commands.map(({ name, summary }) => `  ${name.padEnd(9)}${summary}`).join('\n')}

A scenario is a YAML or JSON file; - reads it from stdin. Every command knows
--help and --json. Data go to stdout, words to stderr; NO_COLOR is honoured.
Exit: 0 done, 1 the input has issues or a check failed, 2 wrong usage.

  hostlab show presets quiet-services > quiet.yaml
  hostlab run quiet.yaml
  hostlab compare quiet.yaml --worlds vm,container
`;

/** The command line: arguments in, data and words out. Never throws for what a person did wrong. */
export async function main(args: readonly string[], terminal: Terminal): Promise<Exit> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) {
      terminal.err(help);
      return 2;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      const asked = commands.find((command) => command.name === rest[0]);
      await terminal.out(asked?.help ?? help);
      return 0;
    }
    if (name === '--version' || name === '-v') {
      await terminal.out(`${version}\n`);
      return 0;
    }
    const command = commands.find((one) => one.name === name);
    if (command === undefined)
      throw new Failure(2, `There is no command ${JSON.stringify(name.slice(0, 40))}. Try \`hostlab --help\`.`);
    const given = readArguments(command, rest);
    if (given.values['help'] === true) {
      await terminal.out(command.help);
      return 0;
    }
    return await command.run(given, terminal);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.err(`${error.message}\n`);
    return error.exit;
  }
}
