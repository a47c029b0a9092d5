import { z } from 'zod';
import { Message, Part, Role } from '../entities/message.ts';
import { Cursor, Id, reason, text, Timestamp } from '../primitives.ts';
import { command, query } from './define.ts';

const draft = z
  .strictObject({
    role: Role,
    text: text().optional().describe('Short for one text part.'),
    parts: z.array(Part).max(10_000).optional(),
    parentId: Id.nullable()
      .optional()
      .describe('What it answers; the newest message of the active branch if left out.'),
    model: text(200).nullable().default(null),
    tokens: z.int().min(0).nullable().default(null),
    sentAt: Timestamp.nullable().default(null),
    externalId: text(500).nullable().default(null),
  })
  .refine((message) => (message.text === undefined) !== (message.parts === undefined), {
    message: 'Give either text or parts.',
  });
export type MessageDraft = z.output<typeof draft>;

export const messages = {
  add: command({
    spools: true,
    summary: 'Add one message to a session.',
    input: z.strictObject({ sessionId: Id, message: draft, ...reason }),
    output: Message,
  }),
  addMany: command({
    spools: true,
    summary: 'Add messages to a session, in order, all or none.',
    input: z.strictObject({ sessionId: Id, messages: z.array(draft).min(1).max(500), ...reason }),
    output: z.object({ ids: z.array(Id) }),
  }),
  get: query({ summary: 'One message.', input: z.strictObject({ id: Id }), output: Message }),
  list: query({
    summary: 'Messages of a session along one branch, oldest first, from either end or around one message.',
    input: z.strictObject({
      sessionId: Id,
      branch: Id.optional().describe('A message the branch runs through; the active branch if left out.'),
      from: z.enum(['start', 'end']).default('start'),
      around: Id.optional().describe('Begin with the page that holds this message.'),
      includeTrimmed: z.boolean().default(true),
      limit: z.int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    output: z.object({
      items: z.array(Message),
      next: Cursor.nullable().describe('Towards newer messages.'),
      previous: Cursor.nullable().describe('Towards older messages.'),
      total: z.int().describe('Messages on this branch.'),
      offset: z.int().describe('How many messages of the branch lie before the first item.'),
    }),
  }),
  siblings: query({
    summary: 'The messages that answer the same parent as this one, itself included, oldest first.',
    input: z.strictObject({ id: Id }),
    output: z.object({ ids: z.array(Id), index: z.int() }),
  }),
  recent: query({
    summary: 'The newest messages of the active branch, oldest first, without those trimmed.',
    input: z.strictObject({ sessionId: Id, limit: z.int().min(1).max(1000).default(12) }),
    output: z.object({ items: z.array(Message) }),
  }),
  history: query({
    summary: 'The newest messages as chat completions take them.',
    input: z.strictObject({ sessionId: Id, limit: z.int().min(1).max(1000).default(12) }),
    output: z.object({ messages: z.array(z.object({ role: Role, content: z.string() })) }),
  }),
  trim: command({
    summary: "Let all but the newest messages leave the agent's short-term window; nothing leaves the store.",
    input: z.strictObject({ sessionId: Id, keep: z.int().min(0).max(100_000).default(12), ...reason }),
    output: z.object({ trimmed: z.int() }),
  }),
};
