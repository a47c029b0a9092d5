import { z } from 'zod';
import { text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const AutonomyLevel = z.enum(['manual', 'assisted', 'adaptive', 'autonomous']);
export type AutonomyLevel = z.infer<typeof AutonomyLevel>;

/** What an agent may be let at, or kept from. Its own state is always its own. */
export const AccessScope = z.enum([
  'conversations',
  'memories',
  'knowledge',
  'preferences',
  'tasks',
  'decisions',
]);
export type AccessScope = z.infer<typeof AccessScope>;

/** What an agent may do; the person decides. */
export const AgentAccess = z.object({
  read: z.array(AccessScope).max(AccessScope.options.length),
  write: z.array(AccessScope).max(AccessScope.options.length),
  holdForReview: z.boolean().describe('What it remembers waits, unrecalled, until the person accepts it.'),
  trusted: z.boolean().describe('What it writes counts as reviewed; not while it is held for review.'),
  ownOnly: z.boolean().describe('It sees no memories but its own.'),
});
export type AgentAccess = z.infer<typeof AgentAccess>;

/** A program that writes into the memory and recalls from it. It is known by its name. */
export const Agent = z.object({
  ...common,
  name: text(200),
  type: text(100).describe('Free text: research, coding, …'),
  autonomyLevel: AutonomyLevel,
  learningEnabled: z.boolean().describe('Off: it keeps conversations, and learns nothing new from them.'),
  paused: z.boolean().describe('It can neither write nor recall.'),
  access: AgentAccess,
  lastActive: Timestamp.nullable(),
});
export type Agent = z.infer<typeof Agent>;

/** An agent with how much there is of it. */
export const AgentSummary = Agent.extend({
  counts: z.object({
    sessions: z.int(),
    memories: z.int().describe('Its own; not those all agents share.'),
    decisions: z.int(),
    checkpoints: z.int(),
    reads: z.int().describe('Calls that asked, since the moment that was given.'),
    writes: z.int().describe('Calls that changed something, since the moment that was given.'),
  }),
});
export type AgentSummary = z.infer<typeof AgentSummary>;
