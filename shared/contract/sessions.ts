import { z } from 'zod';
import { Session } from '../entities/session.ts';
import { Id, listInput, page, reason, expected, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { facet } from './facet.ts';
import { many, manyChanged, manyJob } from './many.ts';

const editable = {
  title: Session.shape.title,
  summary: Session.shape.summary,
  topics: Session.shape.topics,
  importance: Session.shape.importance,
  model: Session.shape.model,
  project: Session.shape.project,
};

/** What a list of sessions may be narrowed by. */
export const sessionFilters = {
  agentIds: z.array(Id).max(50).optional(),
  projects: z.array(z.string()).max(50).optional(),
  sources: z.array(z.string()).max(50).optional(),
  importId: Id.optional(),
  parentSessionId: Id.optional().describe('Only those started from this session.'),
  since: Timestamp.optional().describe('Last active at or after.'),
  until: Timestamp.optional().describe('Last active before.'),
};

export const sessions = {
  create: command({
    summary: 'Start a session.',
    input: z.strictObject({
      title: Session.shape.title.default(''),
      agent: text(200).min(1).optional().describe('Name of the agent; registered if it is new.'),
      parentSessionId: Id.optional(),
      startedAt: Timestamp.optional(),
      importance: editable.importance.default(0.5),
      topics: editable.topics.default([]),
      model: editable.model.default(null),
      project: editable.project.default(null),
      externalId: Session.shape.externalId.default(null),
      ...reason,
    }),
    output: Session,
  }),
  get: query({ summary: 'One session.', input: z.strictObject({ id: Id }), output: Session }),
  list: query({
    summary: 'Sessions, newest activity first unless sorted otherwise.',
    input: z.strictObject({
      ...listInput,
      ...sessionFilters,
      sort: z.enum(['lastActive', 'startedAt', 'title', 'messageCount']).default('lastActive'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    output: page(Session),
  }),
  facets: query({
    summary: 'Agents, projects and sources of the sessions that match, with counts.',
    input: z.strictObject(sessionFilters),
    output: z.object({ agents: facet, projects: facet, sources: facet }),
    lane: 'jobs',
  }),
  touch: command({
    summary: 'Note activity in a session.',
    input: z.strictObject({ id: Id }),
    output: Session,
  }),
  active: query({
    summary: 'Sessions with activity in the last hours.',
    input: z.strictObject({ ...listInput, hours: z.number().min(0).max(8760).default(24) }),
    output: page(Session),
  }),
  update: command({
    summary: 'Change fields of a session.',
    input: z.strictObject({ id: Id, ...z.object(editable).partial().shape, ...expected, ...reason }),
    output: Session,
  }),
  summarize: command({
    summary:
      'Keep a summary and topics: those given, else the most telling sentences and terms of its messages.',
    input: z.strictObject({
      id: Id,
      summary: text(20_000).optional(),
      topics: editable.topics.optional(),
      ...reason,
    }),
    output: Session,
  }),
  end: command({
    summary: 'End a session.',
    input: z.strictObject({ id: Id, endedAt: Timestamp.optional(), ...reason }),
    output: Session,
  }),
  updateMany: command({
    summary:
      'Change the project, the importance or the topics of sessions: of those named, or of all that match.',
    input: many(sessionFilters, {
      project: editable.project.optional(),
      importance: editable.importance.optional(),
      addTopics: editable.topics.optional().describe('Topics they get beside those they have.'),
      removeTopics: editable.topics.optional(),
    }),
    output: manyChanged,
    doors: OWNER,
  }),
  remove: command({
    makesRoom: true,
    summary: 'Move sessions with their messages to Trash: those named, or all that match.',
    input: many(sessionFilters, {}),
    output: z.object({ removed: z.int(), ...manyJob }),
    doors: OWNER,
  }),
};
