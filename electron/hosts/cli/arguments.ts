import type { Operation } from '../../../shared/contract/define.ts';
import { findOperation } from '../../../shared/contract/index.ts';
import { takesText } from '../../../shared/contract/input-fields.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Given, PersonCommand } from './people/command.ts';
import { findCommand } from './people/index.ts';
import { parseGiven } from './people/parse.ts';

/** What a command line asks for. `stdin` means that the input is yet to be read from there. */
export type Command = Readonly<
  | { kind: 'help' }
  | { kind: 'describe'; operation: Operation; name: string }
  | { kind: 'explain'; name: string; command: PersonCommand }
  | { kind: 'complete'; shell: string | undefined }
  | { kind: 'person'; command: PersonCommand; given: Given; json: boolean; home: string | undefined }
  | { kind: 'call'; name: string; input: unknown; stdin: boolean; home: string | undefined }
>;

/**
 * Reads a command line. `now` in milliseconds since 1970. Throws `invalid_input`, or `not_found` for an operation there is
 * none of.
 */
export function parseCommand(args: readonly string[], now = Date.now()): Command {
  const { home, rest } = takeHome(args);
  const [first, ...after] = rest[0] === 'help' ? [...rest.slice(1), '--help'] : rest;
  if (first === 'completion' && !after.includes('--help')) return { kind: 'complete', shell: after[0] };
  const command = findCommand(first);
  if (first === undefined || command === undefined || isOperation(first, after))
    return parseOperation(first === undefined ? after : [first, ...after], home);
  const { help, ...parsed } = parseGiven(first, command, after, now);
  return help ? { kind: 'explain', name: first, command } : { kind: 'person', command, ...parsed, home };
}

/** `search run` is an operation, with its input or without; `search run away` looks for two words. */
function isOperation(name: string, [verb, input]: readonly string[]): boolean {
  return findOperation(`${name}.${verb ?? ''}`) !== undefined && /^(?:[{[-]|$)/.test(input ?? '');
}

function parseOperation(rest: readonly string[], home: string | undefined): Command {
  const [domain, verb, ...given] = rest;
  const wantsHelp = rest.some((argument) => argument === '--help' || argument === '-h');
  if (domain === undefined || domain.startsWith('-')) {
    if (domain === undefined || wantsHelp) return { kind: 'help' };
    throw new AppError('invalid_input', `There is no option ${domain}. See mneme --help.`);
  }
  const name = `${domain}.${verb ?? ''}`;
  const operation = findOperation(name);
  if (operation === undefined) {
    if (wantsHelp) return { kind: 'help' };
    throw new AppError('not_found', `There is no operation '${domain} ${verb ?? ''}'. See mneme --help.`);
  }
  if (wantsHelp) return { kind: 'describe', operation, name };
  const stdin = given.length === 1 && given[0] === '-';
  return { kind: 'call', name, input: stdin ? undefined : readInput(given, operation), stdin, home };
}

/** Reads JSON a person or a script wrote. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'invalid_input',
      'The input is not JSON. Nothing was changed. Put it in single quotes.',
    );
  }
}

/** `--home DIR` or `--home=DIR`, wherever it stands before `--`. */
function takeHome(args: readonly string[]): { home: string | undefined; rest: string[] } {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const at = options.findIndex((argument) => argument === '--home' || argument.startsWith('--home='));
  if (at === -1) return { home: undefined, rest: [...args] };
  const [, attached] = /^--home=(.*)$/s.exec(args[at] ?? '') ?? [];
  return { home: attached ?? args[at + 1] ?? '', rest: args.toSpliced(at, attached === undefined ? 2 : 1) };
}

function readInput(given: readonly string[], operation: Operation): unknown {
  const [first] = given;
  if (first === undefined) return {};
  if (!first.startsWith('--')) {
    if (given.length === 1) return parseJson(first);
    throw new AppError(
      'invalid_input',
      `'${given[1]}' is one argument too many: give the input as one JSON text.`,
    );
  }
  const fields: [string, unknown][] = [];
  for (let at = 0; at < given.length; at += 2) {
    const [, key, attached] = /^--([A-Za-z]\w*)(?:=(.*))?$/s.exec(given[at] ?? '') ?? [];
    if (key === undefined)
      throw new AppError('invalid_input', `'${given[at]}' is not the name of a field: --name value`);
    const text = attached ?? given[at + 1];
    if (attached !== undefined) at -= 1;
    if (text === undefined) throw new AppError('invalid_input', `--${key} has no value.`);
    fields.push([key, readField(text, key, operation)]);
  }
  return Object.fromEntries(fields);
}

/** A field that takes a text takes the argument as it is; any other takes JSON. */
function readField(text: string, key: string, operation: Operation): unknown {
  return takesText(operation, key) ? text : parseJson(text);
}
