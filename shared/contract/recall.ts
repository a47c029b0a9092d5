import { z } from 'zod';
import { Origin } from '../caller.ts';
import { MemoryType, Tier } from '../entities/memory.ts';
import { Role } from '../entities/message.ts';
import { Id, Ratio, text, Timestamp } from '../primitives.ts';
import { query } from './define.ts';

/** What can be recalled; `session`: what a session came to, its summary. */
export const RecallKind = z.enum(['memory', 'knowledge', 'preference', 'session', 'message']);
export type RecallKind = z.infer<typeof RecallKind>;

/**
 * How something was found: by its own words, by what was said beside it, by words that mean nearly the same, by what it means as a
 * model tells, by a name that stands for a word of the task (`link`), or by a word of what answers a part of the task, as a second
 * hop (`hop`).
 */
export const RecallPath = z.enum(['direct', 'neighbour', 'kindred', 'meaning', 'link', 'hop']);
export type RecallPath = z.infer<typeof RecallPath>;

/** What a score is made of, each from 0 to 1. */
const ScoreParts = z.object({
  text: Ratio.describe('How much of what was asked its words cover.'),
  around: Ratio.describe('The same with what was said just before and after.'),
  recency: Ratio.describe('How lately it was used, said or noted.'),
  importance: Ratio,
  access: Ratio.describe('How often agents recalled it.'),
  tier: Ratio.describe('1 hot, 0 in the archive; a half for what has no tier.'),
  trust: Ratio.describe('1 for what the person wrote or accepted.'),
});

/** What raised or lowered a rank against the other candidates of the same question, in logarithmic odds. */
const Signals = z.object({
  words: z.number().describe('Its own words.'),
  around: z.number().describe('What was said before and after it.'),
  kindred: z.number().describe('Words that mean nearly the same or are of the kind that is asked for.'),
  order: z.number().describe('Words that stand as near each other as in the question.'),
  conversation: z.number().describe('How much of its conversation has to do with it.'),
  speaker: z.number().describe('Who says it, against whom the question names.'),
  time: z
    .number()
    .describe('When it was said, against what the question says; a time where one is asked for.'),
  answer: z.number().describe('It holds what is asked for: a number, a place, a name, a reason.'),
  form: z.number().describe('Its length, and whether it is a question itself.'),
  hop: z.number().describe('It holds a word that what answers a part of the task holds, too.'),
  meaning: z.number().describe('How near it is in meaning, where a model for embeddings is set up.'),
});

export const RecallItem = z.object({
  kind: RecallKind,
  id: Id,
  score: Ratio,
  parts: ScoreParts,
  signals: Signals,
  path: RecallPath,
  matched: z.array(z.string()).describe('The words of the task it holds, as they were written there.'),
  through: z
    .object({
      word: z.string().describe('The word that led to it, as it is written there.'),
      matched: z.array(z.string()).describe('The words of the task that stand beside it there.'),
      kind: RecallKind,
      id: Id,
    })
    .nullable()
    .describe('Of a second hop: what led to it.'),
  reason: z.string().describe('Why it was recalled, in words.'),
  title: z
    .string()
    .nullable()
    .describe('Category and key of a fact, key of a preference, title of a session.'),
  text: z.string().describe('What it says; of a long text the stretch that matters, between “…”.'),
  at: Timestamp,
  type: MemoryType.nullable(),
  tier: Tier.nullable(),
  role: Role.nullable().describe('Of a message: who said it.'),
  agentName: z.string().nullable(),
  sessionId: Id.nullable(),
  origin: Origin.pick({ actor: true, client: true, trust: true }),
  inContext: z.boolean().describe('It fits into the context block.'),
  tokens: z.int().describe('What it takes in the context block, estimated.'),
  folded: z
    .array(z.object({ kind: RecallKind, id: Id }))
    .describe('Others that say nearly the same and are left out.'),
});
export type RecallItem = z.infer<typeof RecallItem>;

const input = z.strictObject({
  task: text(20_000).min(1).describe('What is to be done, or a question.'),
  context: text(20_000).optional().describe('What else is known of the situation.'),
  agentId: Id.optional().describe('Recall as this agent does.'),
  agent: text(200).min(1).optional().describe('The same by name.'),
  sessionId: Id.optional().describe('The session it is asked in: its own messages are left out.'),
  limit: z.int().min(1).max(50).optional().describe('The setting recall.limit, if left out.'),
  threshold: Ratio.optional().describe('The least score; recall.threshold, if left out.'),
  kinds: z.array(RecallKind).min(1).max(RecallKind.options.length).optional(),
  tokenBudget: z
    .int()
    .min(50)
    .max(100_000)
    .optional()
    .describe('For the context block; recall.tokenBudget, if left out.'),
  without: z
    .array(z.strictObject({ kind: RecallKind, id: Id }))
    .max(200)
    .optional()
    .describe('Records to leave out, as if they were not there: to see what would be recalled instead.'),
});
const output = z.object({
  items: z.array(RecallItem),
  contextBlock: z.string().describe('Markdown; empty where nothing matters.'),
  tokens: z.int().describe('Of the context block, estimated.'),
  tookMs: z.number(),
  complete: z
    .boolean()
    .describe('All that holds any of the words was looked at; where not, recall.whole may find better.'),
});

export const recall = {
  run: query({
    summary:
      'What matters for a task: memories, facts, preferences and messages, each with its reason, and a block of Markdown to give to a model. Quick in a store of any size. Recall by an agent counts as access.',
    input,
    output,
  }),
  whole: query({
    summary:
      'The same without leaving out what only common words of the task would find: for where recall.run says that it is not complete. Takes longer in a large store, and counts no access.',
    lane: 'jobs',
    input,
    output,
  }),
};
