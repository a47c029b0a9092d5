import { parseArgs } from 'node:util';
import { AppError } from '../../../../shared/errors.ts';
import type { Given, PersonCommand } from './command.ts';

/** What was given to a command for people, and whether the answer is for a program, or only the help is wanted. */
export type Parsed = Readonly<{ given: Given; json: boolean; help: boolean }>;

/** Reads what follows the name of a command. `now` in milliseconds since 1970. Throws `invalid_input`. */
export function parseGiven(
  name: string,
  command: PersonCommand,
  args: readonly string[],
  now: number,
): Parsed {
  const { values, positionals } = readOptions(name, command, args);
  const help = values['help'] === true;
  const [least, most] = command.words;
  if (!help && positionals.length < least) refuse(name, `mneme ${name} needs ${command.takes}.`);
  if (!help && positionals.length > most) refuse(name, `'${positionals[most]}' is one word too many.`);
  const textsOf = (option: string): readonly string[] | undefined => {
    const value = values[option];
    return value === undefined ? undefined : [value].flat().filter((each) => typeof each === 'string');
  };
  const given: Given = {
    words: positionals,
    text: (option) => textsOf(option)?.at(-1),
    texts: textsOf,
    flag: (option) => values[option] === true,
    now,
  };
  return { given, json: values['json'] === true, help };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function readOptions(
  name: string,
  { options }: PersonCommand,
  args: readonly string[],
): { values: Values; positionals: string[] } {
  const known = Object.entries(options).map(([option, { value, many }]) => [
    option,
    { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: many === true },
  ]);
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...(Object.fromEntries(known) as Record<string, { type: 'boolean' | 'string'; multiple: boolean }>), // as built above
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Node adds advice after the first sentence.
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    return refuse(name, `${problem}.`);
  }
}

function refuse(name: string, problem: string): never {
  throw new AppError('invalid_input', `${problem} See mneme ${name} --help.`);
}
