import { z } from 'zod';
import { Id, Timestamp } from '../primitives.ts';

/** The programs in which agents run that Mneme knows how to be connected to; `other`: any that speaks MCP. */
export const ClientName = z.enum([
  'claude-code',
  'claude-desktop',
  'cursor',
  'vscode',
  'codex',
  'lm-studio',
  'zed',
  'other',
]);
export type ClientName = z.infer<typeof ClientName>;

/** A program in which agents run, and whether its config starts Mneme. */
export const ClientProgram = z.object({
  client: ClientName,
  name: z.string().describe('As it calls itself; the agent of it has this name.'),
  file: z.string().nullable().describe('Its config, with ~ for the home folder; null where none is known.'),
  state: z
    .enum(['not_found', 'absent', 'connected', 'other_entry', 'unreadable'])
    .describe(
      'Whether the program is not here, its config does not name Mneme, starts it as it should, starts something else under its name, or cannot be read.',
    ),
  snippet: z.string().describe('What its config must hold, in its own format.'),
  format: z.enum(['json', 'toml']),
  command: z
    .string()
    .nullable()
    .describe('One line for a terminal that does the same; null where there is none.'),
  agent: z
    .object({ id: Id, lastActive: Timestamp })
    .nullable()
    .describe('The agent that called from it; null: it never called.'),
});
export type ClientProgram = z.infer<typeof ClientProgram>;
