import { z } from 'zod';
import { Id, reason, text, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { knowledgeFilters } from './knowledge.ts';
import { memoryFilters } from './memories.ts';
import { sessionFilters } from './sessions.ts';
import { taskFilters } from './tasks.ts';

const SavedView = z.object({
  id: Id,
  name: text(200).min(1),
  address: text(4000).min(1).describe('The address of the screen with its filters, as the window shows it.'),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type SavedView = z.infer<typeof SavedView>;

/** A list of one kind, with its filters. */
const Listed = z.union([
  z.strictObject({ sessions: z.strictObject(sessionFilters) }),
  z.strictObject({ memories: z.strictObject(memoryFilters) }),
  z.strictObject({ knowledge: z.strictObject(knowledgeFilters) }),
  z.strictObject({ tasks: z.strictObject(taskFilters) }),
]);
export type Listed = z.output<typeof Listed>;

export const savedViews = {
  list: query({
    summary: 'Saved views, by name.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(SavedView) }),
    doors: OWNER,
  }),
  counts: query({
    summary: 'How many records lists with these filters show, a number each.',
    input: z.strictObject({ lists: z.array(Listed).max(200) }),
    output: z.object({ counts: z.array(z.int()) }),
    doors: OWNER,
    lane: 'jobs',
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
