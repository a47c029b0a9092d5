import { z } from 'zod';
import { Agent, AgentAccess, AgentSummary, AutonomyLevel } from '../entities/agent.ts';
import { expected, Id, listInput, page, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const since = Timestamp.optional().describe(
  'From when reads and writes are counted; 24 hours ago if left out.',
);

/** An agent, or every agent of a type. */
const chosen = {
  id: Id.optional(),
  type: text(100).min(1).optional().describe('Every agent of this type.'),
};

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
};
