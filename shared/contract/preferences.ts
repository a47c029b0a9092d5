import { z } from 'zod';
import { Preference, typedPreferenceValues } from '../entities/preference.ts';
import { expected, Id, Json, page, listInput, Ratio, reason, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const userId = Id.optional().describe('Whose; the one person of this store if left out.');

/** The profile: the four typed preferences, null where nothing is known, and the free ones. */
const Profile = z.object({
  userId: Id,
  codingStyle: typedPreferenceValues.codingStyle.nullable(),
  communicationTone: typedPreferenceValues.communicationTone.nullable(),
  favoriteTools: typedPreferenceValues.favoriteTools.nullable(),
  projectContext: typedPreferenceValues.projectContext.nullable(),
  other: z.record(z.string(), Json),
});

export const preferences = {
  get: query({ summary: 'What a person prefers.', input: z.strictObject({ userId }), output: Profile }),
  save: command({
    spools: true,
    summary: 'Keep one preference or several. Agents may not change a locked one.',
    input: z.strictObject({
      userId,
      values: z.record(text(200).min(1), Json).refine((values) => Object.keys(values).length > 0, {
        message: 'Name at least one preference.',
      }),
      confidence: Ratio.default(1),
      source: text(2000).nullable().default(null),
      ...expected,
      ...reason,
    }),
    output: z.object({ items: z.array(Preference) }),
  }),
  list: query({
    summary: 'Preferences with origin, confidence and lock, by key.',
    input: z.strictObject({ ...listInput, userId }),
    output: page(Preference),
  }),
  remove: command({
    makesRoom: true,
    summary: 'Move a preference to Trash.',
    input: z.strictObject({ id: Id, ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
  lock: command({
    summary: 'Lock a preference against agents, or unlock it.',
    input: z.strictObject({ id: Id, locked: z.boolean(), ...reason }),
    output: Preference,
    doors: OWNER,
  }),
  preview: query({
    summary: 'Exactly what agents receive, as Markdown within the token budget.',
    input: z.strictObject({ userId }),
    output: z.object({
      text: z.string(),
      tokens: z.int().describe('Estimated, at four characters a token.'),
      budget: z.int(),
      keptBack: z.array(
        z.object({ key: z.string(), why: z.enum(['confidence', 'budget', 'switched_off', 'unreviewed']) }),
      ),
      minConfidence: Ratio,
    }),
  }),
};
