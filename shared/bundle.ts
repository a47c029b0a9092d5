import { z } from 'zod';
import { Origin } from './caller.ts';
import { AccessScope, Agent } from './entities/agent.ts';
import { Checkpoint } from './entities/agent-state.ts';
import { Decision } from './entities/decision.ts';
import { MemoryType, Tier } from './entities/memory.ts';
import { PatternExample, PatternType } from './entities/pattern.ts';
import { Candidate, ProposalKind, ProposalRecord, ProposalStatus } from './entities/proposal.ts';
import { Part, Role } from './entities/message.ts';
import { TaskStatus } from './entities/task.ts';
import { DeepJson, Id, Json, Ratio, text, Timestamp } from './primitives.ts';

/** The name and version of the portable format: docs/export-format.md describes it. */
export const BUNDLE_FORMAT = 'mneme-export';
export const BUNDLE_VERSION = '1.1';

const nullable = {
  id: Id.nullable(),
  text: text().nullable(),
  time: Timestamp.nullable(),
};

/** Who wrote a record. */
const source = {
  actor: Origin.shape.actor,
  client: nullable.text.describe('The window or program that wrote it.'),
  session_id: nullable.id.describe('The session it was written in; that record may be absent.'),
  message_id: nullable.id.describe('The message it was drawn from; that record may be absent.'),
  trust: Origin.shape.trust,
};

function record<K extends string, S extends z.ZodRawShape, D extends z.ZodRawShape>(
  kind: K,
  from: S,
  data: D,
  id: z.ZodString | z.ZodUUID = Id,
) {
  return z.object({
    kind: z.literal(kind),
    v: z.literal(1).describe('The version of this kind of record.'),
    id,
    created_at: Timestamp,
    updated_at: Timestamp,
    deleted_at: nullable.time.describe('Since when it lies in Trash; null for a living record.'),
    source: z.object(from).describe('Where it comes from.'),
    data: z.object(data),
    ext: z.record(z.string(), Json).describe('Room for what other programs add.'),
  });
}

/** Bundles of before access came to be do not name it. */
const scopes = z.array(AccessScope).default([...AccessScope.options]);

/** A record of each kind, in the order in which they are read back: what is referred to comes first. */
export const bundleRecords = {
  user: record('user', source, { name: text() }),
  agent: record('agent', source, {
    name: text(),
    type: text(),
    autonomy_level: Agent.shape.autonomyLevel,
    learning_enabled: z.boolean(),
    paused: z.boolean(),
    read_scopes: scopes.describe('What it may read.'),
    write_scopes: scopes.describe('What it may write.'),
    hold_for_review: z.boolean().default(false).describe('What it remembers waits for the person.'),
    own_only: z.boolean().default(false).describe('It sees no memories but its own.'),
    last_active: nullable.time,
  }),
  session: record(
    'session',
    {
      ...source,
      app: text().describe('Where it was recorded: mneme, claude-code, openai, …'),
      external_id: nullable.text.describe('Its id there.'),
    },
    {
      user_id: Id,
      agent_id: nullable.id,
      parent_session_id: nullable.id.describe('The session a sub-agent was started from.'),
      title: text(),
      summary: nullable.text,
      topics: z.array(text()),
      importance: Ratio,
      started_at: nullable.time,
      last_active: Timestamp,
      ended_at: nullable.time,
      model: nullable.text,
      project: nullable.text,
    },
  ),
  message: record(
    'message',
    { ...source, external_id: nullable.text.describe('Its id in the source of its session.') },
    {
      session_id: Id,
      parent_id: nullable.id.describe('The message it answers; several answers of one are branches.'),
      ordinal: z.int().min(0).describe('Its place in the session; an answer comes after what it answers.'),
      active: z.boolean().describe('Lies on the branch the conversation went on with.'),
      trimmed: z.boolean().describe("Left the agent's short-term window."),
      role: Role,
      parts: z.array(Part),
      tokens: z.int().nullable(),
      model: nullable.text,
      sent_at: nullable.time.describe("The source's own time; null where it has none."),
    },
  ),
  memory: record('memory', source, {
    agent_id: nullable.id.describe('Whose it is; null: shared by all agents.'),
    shared_with: z.array(Id).describe('Other agents that see it; those records may be absent.'),
    type: MemoryType,
    content: text(),
    context: z.record(z.string(), Json),
    importance: z.int().min(1).max(5).describe('1 low, 2 medium, 3 high, 4 very high, 5 critical.'),
    confidence: Ratio,
    emotional_valence: z.number().min(-1).max(1),
    tags: z.array(text()),
    related_ids: z.array(Id).describe('Memories it was linked to; those records may be absent.'),
    access_count: z.int().min(0).describe('How often agents recalled it.'),
    last_accessed: nullable.time,
    tier: Tier,
    pinned: z.boolean().describe('Stays hot.'),
    paused: z.boolean().describe('Left out of recall.'),
    held: z.boolean().describe('Waits for the person; left out of recall.'),
    superseded_by: nullable.id.describe('The memory that took its place; that record may be absent.'),
  }),
  knowledge: record('knowledge', source, {
    category: text(),
    key: text(),
    value: text(),
    source: nullable.text,
    confidence: Ratio,
  }),
  relation: record('relation', source, {
    from_id: Id.describe('The fact it leads from.'),
    to_id: Id.describe('The fact it leads to.'),
    type: text().describe('What the first is to the second.'),
  }),
  preference: record('preference', source, {
    user_id: Id,
    key: text(),
    value: Json,
    confidence: Ratio,
    source: nullable.text,
    locked: z.boolean().describe('Agents may not change it.'),
  }),
  task: record('task', source, {
    session_id: nullable.id,
    agent_id: nullable.id,
    description: text(),
    status: TaskStatus,
    due_at: nullable.time,
    completed_at: nullable.time,
    result: nullable.text,
  }),
  state: record('state', source, {
    agent_id: Id,
    state: DeepJson.describe('What the agent works with at present: any JSON.'),
  }),
  checkpoint: record('checkpoint', source, {
    agent_id: Id,
    label: text(),
    cause: Checkpoint.shape.cause,
    state: DeepJson.describe('The state that was set aside; null where there was none.'),
  }),
  decision: record('decision', source, {
    agent_id: Id,
    session_id: nullable.id,
    summary: text(),
    inputs: DeepJson.describe('What it was decided on: any JSON.'),
    options: z.array(text()),
    chosen: nullable.text,
    memories_used: z.array(Id).describe('Those records may be absent.'),
    outcome: Decision.shape.outcome,
    outcome_by: Origin.shape.actor.nullable().describe('Who said how it turned out.'),
    quality: Ratio.nullable(),
    decided_at: Timestamp,
  }),
  cluster: record('cluster', source, {
    name: text(),
    description: text(),
    member_ids: z.array(Id).describe('Facts and memories; they may be absent.'),
    confidence: Ratio,
    importance_score: Ratio,
    topics: z.array(text()),
  }),
  pattern: record('pattern', source, {
    type: PatternType,
    description: text(),
    frequency: z.int().min(1),
    confidence: Ratio,
    examples: z.array(PatternExample),
    discovered_at: Timestamp,
    key: text().describe('Tells the same pattern from another.'),
  }),
  proposal: record('proposal', source, {
    kind: ProposalKind,
    status: ProposalStatus,
    snoozed_until: nullable.time,
    agent_id: nullable.id,
    candidate: Candidate,
    sentence: nullable.text,
    message_id: nullable.id,
    session_id: nullable.id,
    confidence: Ratio,
    record: ProposalRecord.nullable(),
    others: z.array(ProposalRecord),
    result: ProposalRecord.nullable(),
    key: text().describe('Tells the same proposal from another.'),
  }),
  view: record('view', {}, { name: text(), address: text() }),
  setting: record('setting', {}, { value: Json }, z.string().min(1).max(200)),
};

export type BundleKind = keyof typeof bundleRecords;
export type BundleRecord<K extends BundleKind = BundleKind> = {
  [N in K]: z.infer<(typeof bundleRecords)[N]>;
}[K];

/** Every kind, in the order in which they are read back. */
export const BUNDLE_KINDS = Object.keys(bundleRecords) as BundleKind[]; // the object's keys are the kinds

/** Where the records of each kind lie; a file that would grow beyond 64 MB is followed by another. */
export const BUNDLE_FILES: Readonly<Record<BundleKind, string>> = {
  user: 'users',
  agent: 'agents',
  session: 'sessions',
  message: 'messages',
  memory: 'memories',
  knowledge: 'knowledge',
  relation: 'relations',
  preference: 'preferences',
  task: 'tasks',
  state: 'states',
  checkpoint: 'checkpoints',
  decision: 'decisions',
  cluster: 'clusters',
  pattern: 'patterns',
  proposal: 'proposals',
  view: 'views',
  setting: 'settings',
};

/** `manifest.json`: what a bundle holds. */
export const BundleManifest = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z
    .string()
    .regex(/^\d+\.\d+$/)
    .describe('A reader of 1.0 reads every 1.x.'),
  created_at: Timestamp,
  schema_version: z
    .int()
    .describe('The schema of the database it was written from; tells nothing a reader needs.'),
  scope: z.enum(['everything', 'selection']),
  includes_trash: z.boolean(),
  redacted: z.boolean(),
  changed_while_writing: z
    .boolean()
    .describe('Something was committed while this was written: records may stem from different moments.'),
  counts: z.record(z.string(), z.int()).describe('Records of each kind.'),
  files: z.array(z.object({ path: z.string(), bytes: z.int(), sha256: z.string(), records: z.int() })),
});
export type BundleManifest = z.infer<typeof BundleManifest>;
