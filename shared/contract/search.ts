import { z } from 'zod';
import { Actor, Origin } from '../caller.ts';
import { Tier } from '../entities/memory.ts';
import { Role } from '../entities/message.ts';
import { Cursor, Id, Ratio, text, Timestamp } from '../primitives.ts';
import { OWNER, query } from './define.ts';

export const SearchKind = z.enum([
  'memory',
  'message',
  'session',
  'knowledge',
  'preference',
  'task',
  'decision',
]);
export type SearchKind = z.infer<typeof SearchKind>;

/** Half-open ranges of UTF-16 units of `text` that matched. */
const Highlighted = z.object({ text: z.string(), ranges: z.array(z.tuple([z.int(), z.int()])) });

/** What the score of a hit is the sum of; each stands for at most so much that all together make 1. */
const HitParts = z.object({
  words: Ratio.describe('How well its words match, against the best of its kind.'),
  recency: Ratio.describe('How lately it was said, noted or used.'),
  importance: Ratio,
  access: Ratio.describe('How often agents recalled it.'),
  tier: Ratio,
  trust: Ratio.describe('The person wrote or accepted it.'),
});
export type HitParts = z.infer<typeof HitParts>;

export const SearchHit = z.object({
  kind: SearchKind,
  id: Id,
  score: Ratio.describe('Higher is better; comparable within one kind of one search. 0 newest first.'),
  parts: HitParts.nullable().describe('Null newest first.'),
  title: Highlighted.describe('What names it: the title of a session, category and key of a fact, …'),
  snippet: Highlighted.nullable().describe('Where it matched.'),
  at: Timestamp.nullable(),
  actor: Actor,
  trust: Origin.shape.trust.describe(
    'Unreviewed: written by an agent, an import or consolidation, and not looked at by the person.',
  ),
  agentName: z.string().nullable(),
  sessionId: Id.nullable(),
  sessionTitle: z.string().nullable(),
  project: z.string().nullable(),
  source: z.string().nullable().describe('Of a session and its messages: where it was recorded.'),
  role: Role.nullable(),
  confidence: z.number().nullable(),
  tier: Tier.nullable().describe('Of a memory.'),
  usedAt: Timestamp.nullable().describe(
    'When it was last said, noted or used: what recency is counted from.',
  ),
});
export type SearchHit = z.infer<typeof SearchHit>;

const filters = {
  agentIds: z.array(Id).max(50).optional(),
  projects: z.array(z.string()).max(50).optional(),
  sources: z.array(z.string()).max(50).optional(),
  roles: z.array(Role).max(5).optional(),
  tiers: z.array(Tier).max(4).optional().describe('Only memories have one.'),
  tags: z.array(z.string()).max(50).optional().describe('With any of these. Only memories have tags.'),
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
      'Everything that holds the words, best first, with what matched highlighted. "Quoted words" stand together, -word is not there. Without words, what the filters or kinds leave, newest first.',
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
  spelling: query({
    summary:
      'Another spelling of a search that finds something: of words that stand nowhere or hardly anywhere, or as typed on the other keyboard, English or Russian.',
    input: z.strictObject({ text: text(2000), ...filters }),
    output: z.object({ text: z.string().nullable() }),
    doors: OWNER,
  }),
};
