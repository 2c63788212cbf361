import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Failure, type Exit, type Terminal } from './terminal.ts';

/** What the arguments of a command say. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** One screen. */
  readonly help: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (given: Given, terminal: Terminal) => Promise<Exit>;
}

/** Reads the arguments of a command. @throws Failure with exit 2 on an unknown option or a missing value. */
export function readArguments({ name, options }: Command, args: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { values, positionals };
  } catch (error) {
    const message = (error as Error).message.split('\n')[0]!.replace(/ To specify a positional argument.*$/, '');
    throw wrongUsage(name, message);
  }
}

/** Wrong usage of a command, and where to read on. */
export function wrongUsage(command: string, message: string): Failure {
  return new Failure(2, `${message.replace(/\.$/, '')}. Try \`hostlab ${command} --help\`.`.replace('  ', ' '));
}

/** The one file that a command reads. */
export function oneFile(command: string, positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined) throw wrongUsage(command, 'Name a scenario file, or - for stdin');
  if (more.length > 0) throw wrongUsage(command, `One file at a time; ${JSON.stringify(more[0])} is one too many`);
  return file;
}

/** An option that is a whole number. */
export function wholeOption(
  command: string,
  option: string,
  given: Given,
  least: number,
  most: number,
): number | undefined {
  const text = given.values[option];
  if (typeof text !== 'string') return undefined;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most))
    throw wrongUsage(
      command,
      `--${option} is a whole number from ${String(least)} to ${String(most)}, not ${JSON.stringify(text.slice(0, 40))}`,
    );
  return value;
}

/** An option that is text. */
export function textOption(option: string, given: Given): string | undefined {
  const text = given.values[option];
  return typeof text === 'string' ? text : undefined;
}
