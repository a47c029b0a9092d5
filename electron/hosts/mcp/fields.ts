import { z } from 'zod';
import { Memory } from '../../../shared/entities/memory.ts';
import { reason } from '../../../shared/primitives.ts';

/** A record an agent names. */
export const id = z.string().describe('As it came.');
/** Why, for history. */
export const why = { reason: reason.reason.describe('Why; kept in history.') };
/** The longest reply. */
export const maxTokens = { max_tokens: z.int().min(100).max(100_000).optional() };
/** A page of a list. */
export const paged = {
  limit: z.int().min(1).max(50).default(10),
  cursor: z.string().optional().describe('`next` of the page before.'),
  ...maxTokens,
};
/** What a memory is like. */
export const memoryFields = {
  importance: Memory.shape.importance.optional(),
  tags: z.array(z.string()).optional(),
};

/** One record in a list, as briefly as it can be told. */
export const Entry = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  at: z.string().optional(),
  by: z.string().optional(),
  unreviewed: z.boolean().optional(),
  about: z.string().optional(),
});
export type Entry = z.infer<typeof Entry>;

const entry = z.looseObject({ id: z.string(), text: z.string() });

/** A list of records. */
export const entries = z.object({ items: z.array(entry), next: z.string().optional() });

/** What a write answers: which record it was, or a word on what became of it. */
export const written = z.object({ id: z.string().optional(), note: z.string().optional() });
