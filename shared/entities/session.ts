import { z } from 'zod';
import { Id, Ratio, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

/** One conversation. */
export const Session = z.object({
  ...common,
  userId: Id,
  agentId: Id.nullable(),
  agentName: z.string().nullable().describe('The name of the agent, for lists.'),
  parentSessionId: Id.nullable().describe('The session a sub-agent was started from.'),
  title: text(500),
  summary: text(20_000).nullable(),
  topics: z.array(text(100)).max(50),
  importance: Ratio,
  startedAt: Timestamp.nullable().describe('The time of its first message, where the source has one.'),
  lastActive: Timestamp,
  endedAt: Timestamp.nullable(),
  durationSeconds: z.number().nullable().describe('From the start to the end or the last activity.'),
  messageCount: z.int().describe('Messages of the active branch; kept exact by the store.'),
  source: text(100).describe('Where it was recorded: mneme, claude-code, openai, sharegpt, …'),
  externalId: text(500).nullable().describe('Its id in the source.'),
  model: text(200).nullable(),
  project: text(1000).nullable(),
  importId: Id.nullable(),
});
export type Session = z.infer<typeof Session>;
