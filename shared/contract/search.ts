import { z } from 'zod';
import { Actor } from '../caller.ts';
import { Role } from '../entities/message.ts';
import { Cursor, Id, text, Timestamp } from '../primitives.ts';
import { query } from './define.ts';

export const SearchKind = z.enum([
  'message',
  'session',
  'memory',
  'knowledge',
  'preference',
  'task',
  'decision',
]);
export type SearchKind = z.infer<typeof SearchKind>;

/** Half-open ranges of UTF-16 units of `text` that matched. */
const Highlighted = z.object({ text: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) });

export const SearchHit = z.object({
  kind: SearchKind,
  id: Id,
  score: z.number().describe('Higher is better; comparable within one kind of one search.'),
  title: Highlighted.describe('What names it: the title of a session, category and key of a fact, …'),
  snippet: Highlighted.nullable().describe('Where it matched.'),
  at: Timestamp.nullable(),
  actor: Actor,
  agentName: z.string().nullable(),
  sessionId: Id.nullable(),
  sessionTitle: z.string().nullable(),
  project: z.string().nullable(),
  source: z.string().nullable().describe('Of a session and its messages: where it was recorded.'),
  role: Role.nullable(),
  confidence: z.number().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

const filters = {
  agentIds: z.array(Id).max(50).optional(),
  projects: z.array(z.string()).max(50).optional(),
  sources: z.array(z.string()).max(50).optional(),
  roles: z.array(Role).max(5).optional(),
  sessionId: Id.optional(),
  since: Timestamp.optional(),
  until: Timestamp.optional(),
};

const found = z.object({
  items: z.array(SearchHit),
  next: Cursor.nullable(),
  tookMs: z.number(),
  complete: z
    .boolean()
    .describe(
      'No older match can be better; where not, only the newest were ranked, and search.whole ranks all.',
    ),
});

export const search = {
  run: query({
    summary:
      'Everything that holds the words, best first, with what matched highlighted. "Quoted words" stand together.',
    input: z.strictObject({
      text: text(2000),
      kinds: z.array(SearchKind).max(SearchKind.options.length).optional(),
      ...filters,
      sort: z.enum(['relevance', 'newest']).default('relevance'),
      limit: z.int().min(1).max(100).default(20).describe('Hits of each kind.'),
      cursor: Cursor.optional().describe('Only with one kind.'),
    }),
    output: found,
  }),
  whole: query({
    summary:
      'The best hits of the whole store, however many there are: for where search.run says that it is not complete. Takes longer in a large store.',
    lane: 'jobs',
    input: z.strictObject({
      text: text(2000),
      kinds: z.array(SearchKind).max(SearchKind.options.length).optional(),
      ...filters,
      limit: z.int().min(1).max(100).default(20).describe('Hits of each kind.'),
    }),
    output: found,
  }),
  facets: query({
    summary: 'How many records of each kind hold the words; counting stops at 10,000.',
    input: z.strictObject({ text: text(2000), ...filters }),
    output: z.object({ kinds: z.record(SearchKind, z.object({ count: z.int(), more: z.boolean() })) }),
  }),
};
