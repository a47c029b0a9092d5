import { z } from 'zod';
import { Id, Json, text, Timestamp } from '../primitives.ts';
import { common } from './common.ts';

export const Role = z.enum(['system', 'user', 'assistant', 'tool', 'other']);
export type Role = z.infer<typeof Role>;

/** One part of a message. What a source says and we do not know is kept whole as `unknown`. */
export const Part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: text() }),
  z.object({ type: z.literal('code'), text: text(), language: text(100).nullable() }),
  z.object({ type: z.literal('thinking'), text: text() }),
  z.object({ type: z.literal('tool_call'), callId: text(500).nullable(), name: text(500), input: Json }),
  z.object({
    type: z.literal('tool_result'),
    callId: text(500).nullable(),
    text: text(),
    isError: z.boolean(),
    truncated: z.boolean().optional().describe('The stored text was cut at the size limit of a part.'),
  }),
  z.object({
    type: z.literal('image'),
    url: text(20_000).nullable().describe('Where the source says the picture is; never loaded by itself.'),
    mediaType: text(200).nullable(),
    bytes: z.int().nullable().describe('Size of the picture the source carried, in bytes.'),
    alt: text(10_000).nullable(),
  }),
  z.object({
    type: z.literal('file'),
    name: text(1000),
    mediaType: text(200).nullable(),
    bytes: z.int().nullable(),
  }),
  z.object({
    type: z.literal('citation'),
    title: text(2000).nullable(),
    url: text(20_000).nullable(),
    text: text(),
  }),
  z.object({ type: z.literal('unknown'), raw: Json }),
]);
export type Part = z.infer<typeof Part>;

/** One message of a session. */
export const Message = z.object({
  ...common,
  sessionId: Id,
  parentId: Id.nullable(),
  ordinal: z.int().describe('Its place in the order the source wrote the messages, from 0.'),
  active: z.boolean().describe('Lies on the branch the conversation went on with.'),
  role: Role,
  parts: z.array(Part),
  text: z.string().describe('What is searched: the words of the parts, without tool output and thinking.'),
  tokens: z.int().nullable(),
  model: z.string().nullable(),
  sentAt: Timestamp.nullable().describe("The source's time; null where it has none."),
  importId: Id.nullable(),
  trimmed: z.boolean().describe("Left the agent's short-term window; still stored and searched."),
  siblings: z.int().describe('How many messages answer the same parent, itself included.'),
});
export type Message = z.infer<typeof Message>;
