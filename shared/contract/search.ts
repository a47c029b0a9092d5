import { z } from 'zod';
import { Actor } from '../caller.ts';
import { Role } from '../entities/message.ts';
import { Cursor, Id, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

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

const SavedView = z.object({
  id: Id,
  name: text(200).min(1),
  address: text(4000).min(1).describe('The address of the screen with its filters, as the window shows it.'),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type SavedView = z.infer<typeof SavedView>;

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
    output: z.object({
      items: z.array(SearchHit),
      next: Cursor.nullable(),
      tookMs: z.number(),
    }),
  }),
  facets: query({
    summary: 'How many records of each kind hold the words; counting stops at 10,000.',
    input: z.strictObject({ text: text(2000), ...filters }),
    output: z.object({ kinds: z.record(SearchKind, z.object({ count: z.int(), more: z.boolean() })) }),
  }),
};

export const savedViews = {
  list: query({
    summary: 'Saved views, by name.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(SavedView) }),
    doors: OWNER,
  }),
  save: command({
    summary: 'Keep a screen with its filters under a name; the same name is replaced.',
    input: z.strictObject({ name: SavedView.shape.name, address: SavedView.shape.address, ...reason }),
    output: SavedView,
    doors: OWNER,
  }),
  rename: command({
    summary: 'Give a saved view another name. One that another view has is refused.',
    input: z.strictObject({ id: Id, name: SavedView.shape.name, ...reason }),
    output: SavedView,
    doors: OWNER,
  }),
  remove: command({
    summary: 'Remove a saved view.',
    input: z.strictObject({ id: Id, ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
