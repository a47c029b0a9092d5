import { add } from './adding.ts';
import type { PersonCommand } from './command.ts';
import { recall, search } from './finding.ts';
import { consolidate, health, stats } from './looking.ts';
import { backup, exporting, importing } from './moving.ts';

/** The commands for people, by name, in the order the help lists them. */
export const COMMANDS: Readonly<Record<string, PersonCommand>> = {
  search,
  recall,
  add,
  import: importing,
  export: exporting,
  backup,
  health,
  stats,
  consolidate,
};

/** Gives the command of a name. */
export function findCommand(name: string | undefined): PersonCommand | undefined {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** What is not a command on the memory: other programs, and the completion of the shell. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  mcp: 'Serve an agent over standard input and output (mneme mcp --help).',
  serve: 'Serve the window to a browser, and the API to programs (mneme serve --help).',
  completion: 'Print what completes commands in bash, zsh or fish.',
};
