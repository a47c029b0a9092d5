import { z } from 'zod';
import { Id, Json, Ratio, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const MemoryType = z.enum(['working', 'episodic', 'semantic', 'procedural']);
export type MemoryType = z.infer<typeof MemoryType>;

/** How near at hand a memory is, by its strength. */
export const Tier = z.enum(['hot', 'warm', 'cold', 'archive']);
export type Tier = z.infer<typeof Tier>;

/**
 * What there is to say of a memory that stands: it likely repeats another, contradicts one, looks like it holds a secret,
 * was never looked at by the person, or was not used for 90 days and is cold.
 */
export const MemoryFinding = z.enum(['duplicated', 'contradicted', 'secret', 'unreviewed', 'stale']);
export type MemoryFinding = z.infer<typeof MemoryFinding>;

/** Something an agent or the person remembers. */
export const Memory = z.object({
  ...common,
  agentId: Id.nullable().describe('Whose it is; null: shared by all agents.'),
  agentName: z.string().nullable().describe('The name of the agent, for lists.'),
  sharedWith: z.array(Id).max(1000).describe('Other agents that see it.'),
  type: MemoryType,
  content: text(1_000_000),
  context: z.record(text(200), Json).describe('What belongs to it: any JSON.'),
  importance: z.int().min(1).max(5).describe('1 low, 2 medium, 3 high, 4 very high, 5 critical.'),
  confidence: Ratio,
  emotionalValence: z.number().min(-1).max(1).describe('From −1, bad, to 1, good.'),
  tags: z.array(text(100).min(1)).max(50),
  relatedIds: z.array(Id).max(1000).describe('Memories it was linked to.'),
  accessCount: z.int().min(0).describe('How often agents recalled it.'),
  lastAccessed: Timestamp.nullable(),
  tier: Tier,
  pinned: z.boolean().describe('Stays hot.'),
  paused: z.boolean().describe('Left out of recall until it is taken up again.'),
  held: z.boolean().describe('Waits for the person: left out of recall until it is accepted.'),
  supersededBy: Id.nullable().describe('The memory that took its place; that record may be absent.'),
});
export type Memory = z.infer<typeof Memory>;
