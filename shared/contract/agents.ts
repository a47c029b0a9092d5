import { z } from 'zod';
import { Agent, AgentAccess, AgentSummary, AutonomyLevel } from '../entities/agent.ts';
import { Execution } from '../entities/execution.ts';
import { Memory, MemoryType } from '../entities/memory.ts';
import { expected, Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const since = Timestamp.optional().describe(
  'From when reads and writes are counted; 24 hours ago if left out.',
);

/** An agent, or every agent of a type. */
const chosen = {
  id: Id.optional(),
  type: text(100).min(1).optional().describe('Instead of `id`: every agent of this type.'),
};

function ofAgents<S extends z.ZodRawShape>(shape: S) {
  return z
    .strictObject({ ...chosen, ...shape })
    .refine((input) => 'id' in input !== 'type' in input, { message: 'Give either id or type.' });
}

const Reset = z.object({
  id: Id,
  name: z.string(),
  stateBytes: z
    .int()
    .describe('How large the state is that is set aside and cleared; 0 where there is none.'),
  memories: z.record(MemoryType, z.int()).describe('Its own memories, which move to Trash.'),
  seenByOthers: z.int().describe('How many of these other agents see as well.'),
});
export type Reset = z.infer<typeof Reset>;

export const agents = {
  register: command({
    summary: 'Make an agent known. An agent registers itself; its first call does so as well.',
    input: z.strictObject({
      name: text(200).min(1).optional().describe('How it is recognised; an agent always means itself.'),
      type: Agent.shape.type.default(''),
      ...reason,
    }),
    output: Agent,
    own: 'name',
  }),
  get: query({
    summary: 'One agent, with how much there is of it; an agent sees itself, paused or not.',
    input: z.strictObject({ id: Id.optional().describe('An agent always means itself.'), since }),
    output: AgentSummary,
    own: 'id',
  }),
  list: query({
    summary: 'Every agent, by name or the latest active first.',
    input: z.strictObject({
      ...listInput,
      type: chosen.type,
      sort: z.enum(['name', 'lastActive']).default('name'),
      since,
    }),
    output: page(AgentSummary),
    doors: OWNER,
  }),
  calls: query({
    summary: 'What an agent called, how often, and when last.',
    input: z.strictObject({ id: Id }),
    output: z.object({
      items: z.array(z.object({ operation: z.string(), calls: z.int(), lastAt: Timestamp })),
    }),
    doors: OWNER,
  }),
  written: query({
    summary: 'How much an agent wrote that was not taken back: what history.undoActor would take back.',
    input: z.strictObject({ id: Id }),
    output: z.object({ transactions: z.int(), changes: z.int() }),
    doors: OWNER,
  }),
  update: command({
    summary: 'Change what an agent is and may do.',
    input: z.strictObject({
      id: Id,
      type: Agent.shape.type.optional(),
      autonomyLevel: AutonomyLevel.optional(),
      learningEnabled: z.boolean().optional(),
      access: AgentAccess.partial().optional(),
      ...expected,
      ...reason,
    }),
    output: Agent,
    doors: OWNER,
  }),
  pause: command({
    summary: 'Let an agent neither write nor recall, or let it go on. Nothing is lost.',
    input: z.strictObject({ id: Id, paused: z.boolean().default(true), ...reason }),
    output: Agent,
    doors: OWNER,
  }),
  memory: query({
    summary: 'The memories of an agent, or of every agent of a type, newest first.',
    input: ofAgents(listInput),
    output: page(Memory),
    doors: OWNER,
  }),
  previewReset: query({
    summary: 'What a reset would move, without moving anything.',
    input: ofAgents({}),
    output: z.object({ agents: z.array(Reset) }),
    doors: OWNER,
  }),
  reset: command({
    summary:
      'Let agents begin anew: the state is set aside in a checkpoint, it and their own memories move to Trash. One undo takes it back.',
    input: ofAgents(reason),
    output: z.object({
      agents: z.array(Reset.extend({ checkpointId: Id })),
      removed: z.int().describe('How many memories are in Trash now.'),
    }),
    doors: OWNER,
    lane: 'jobs',
  }),
  share: command({
    summary: 'Let all agents or some see a memory, or with nobody named only the one it belongs to.',
    input: z.strictObject({
      memoryId: Id,
      with: z
        .union([z.literal('all'), z.array(Id).max(1000)])
        .describe('Of a memory that is shared by all, the first agent named becomes the one it belongs to.'),
      ...expected,
      ...reason,
    }),
    output: Memory,
    doors: OWNER,
  }),
  execute: command({
    summary:
      'Let an agent carry out a task with the local model: it recalls, asks, and keeps what was said, the decision and a memory of how it went. What cannot be recalled or kept is told beside the answer.',
    input: z.strictObject({
      agentId: Id.optional().describe('Which agent; one that calls always means itself.'),
      agent: text(200).min(1).optional().describe('The same by name; registered if it is new.'),
      task: text(20_000).min(1).describe('What is to be done.'),
      context: text(20_000).default('').describe('What else is known of the situation.'),
      sessionId: Id.optional().describe('The session to go on in; a new one, if left out.'),
      wait: z.boolean().default(true).describe('False: answer at once; ask agents.execution how far it is.'),
    }),
    output: Execution,
    lane: 'jobs',
    own: 'agentId',
  }),
  execution: query({
    summary: 'A task that is being carried out, or ended lately: how far it is, and the answer so far.',
    input: z.strictObject({ jobId: Id }),
    output: Execution,
    doors: OWNER,
    lane: 'jobs',
  }),
};
