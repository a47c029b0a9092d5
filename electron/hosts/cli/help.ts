import { contract } from '../../../shared/contract/index.ts';
import { inputSchema } from '../../../shared/contract/input-fields.ts';
import type { Contract, Operation } from '../../../shared/contract/define.ts';
import type { Option, PersonCommand } from './people/command.ts';
import { COMMANDS, PROGRAMS } from './people/index.ts';

const NAME_COLUMNS = 26;
const OPTION_COLUMNS = 22;

const USAGE = `mneme <command> [options] …
mneme <domain> <operation> ['<json>' | - | --field value …]

  -                     read the input from standard input
  --home DIR            the folder the memory lives in (also: MNEME_HOME=DIR)
  --json                of a command: the answer as JSON
  <command> --help      what a command takes, with examples
  <operation> --help    what an operation takes, as JSON Schema

Commands answer for people, in colour on a terminal (not with NO_COLOR). Operations answer with JSON. Problems are told
on standard error. Exit code 0: done, 2: wrong input, 1: anything else. Ctrl-C stops what runs and takes an import back.
`;

/** What `mneme --help` prints: how to call it, the commands, and every operation open to scripts with its summary. */
export function describeAll(): string {
  const domains: Contract = contract;
  const commands = Object.entries(COMMANDS).map(([name, { takes, summary }]) =>
    row(`${name} ${takes}`, summary),
  );
  const programs = Object.entries(PROGRAMS).map(([name, summary]) => row(name, summary));
  const operations = Object.entries(domains).flatMap(([domain, all]) => {
    const open = Object.entries(all).filter(([, operation]) => operation.doors.includes('script'));
    return ['', ...open.map(([name, { summary }]) => row(`${domain} ${name}`, summary))];
  });
  return `${[USAGE, 'Commands', '', ...commands, ...programs, '', 'Operations', ...operations].join('\n')}\n`;
}

/** What `mneme <command> --help` prints. */
export function describeCommand(name: string, { summary, takes, options, examples }: PersonCommand): string {
  const all: [string, Option][] = [
    ...Object.entries(options),
    ['json', { help: 'The answer as JSON, as the operation gives it.' }],
    ['home', { help: 'The folder the memory lives in.', value: 'DIR' }],
  ];
  const lines = all.flatMap(([option, { help, value, choices, many }]) => [
    `  ${`--${option}${value === undefined ? '' : ` ${value}`}`.padEnd(OPTION_COLUMNS)} ${help}${many ? ' May be repeated.' : ''}`,
    ...(choices === undefined ? [] : [`  ${''.padEnd(OPTION_COLUMNS)} ${choices.join(', ')}`]),
  ]);
  const shown = examples.map(([line, what]) => `  ${line}\n      ${what}`);
  const usage = `mneme ${name} [options] ${takes}`.trimEnd();
  return `${[usage, '', summary, '', ...lines, '', ...shown].join('\n')}\n`;
}

/** What `mneme <domain> <operation> --help` prints. */
export function describeOperation(operation: Operation): string {
  return `${JSON.stringify({ description: operation.summary, ...inputSchema(operation) }, null, 2)}\n`;
}

function row(name: string, summary: string): string {
  return `  ${name.trimEnd().padEnd(NAME_COLUMNS)} ${summary}`;
}
