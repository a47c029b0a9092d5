import { z } from 'zod';
import { Id } from './primitives.ts';

/** Who stands behind a change. */
export const Actor = z.enum(['person', 'agent', 'consolidation', 'import']);
export type Actor = z.infer<typeof Actor>;

/** Through which kind of door a call comes; every operation declares which doors it is open to. */
export const Door = z.enum(['person', 'agent', 'script']);
export type Door = z.infer<typeof Door>;

/** How a program comes in: over MCP or HTTP, in its own process, as a command, or through a task that Mneme carries out. */
export const Via = z.enum(['stdio', 'mcpHttp', 'http', 'library', 'cli', 'task']);
export type Via = z.infer<typeof Via>;

/** Who is calling. The host decides this when it connects; a message can never claim it. */
export type Caller = Readonly<{
  actor: Actor;
  door: Door;
  /** The window or program: what undo belongs to. */
  client: string;
  /** How a program comes in; a window has none. */
  via?: Via;
  /** The session an agent works in. */
  sessionId?: Id;
  /** Against which folder relative paths are read; only the command line has one. */
  cwd?: string;
  /** The call waited in the spool under this id since this moment: it is carried out as of then, and once. */
  replay?: Readonly<{ id: Id; at: number }>;
  /** The agent that calls, as it is registered: dispatch finds it, no host says it. */
  agent?: Readonly<{ id: Id; holdForReview: boolean; trusted: boolean; ownOnly: boolean }>;
}>;

/** Where a record came from. */
export const Origin = z.object({
  actor: Actor,
  client: z.string().nullable(),
  sessionId: Id.nullable(),
  messageId: Id.nullable(),
  trust: z.enum(['trusted', 'unreviewed']),
});
export type Origin = z.infer<typeof Origin>;
