import { z } from 'zod';
import { Id, Json, Ratio, text } from '../primitives.ts';
import { common } from './common.ts';

/** The four preferences that are typed and always shown. */
export const TYPED_PREFERENCES = [
  'codingStyle',
  'communicationTone',
  'favoriteTools',
  'projectContext',
] as const;
export type TypedPreference = (typeof TYPED_PREFERENCES)[number];

/** What each typed preference holds. */
export const typedPreferenceValues = {
  codingStyle: text(20_000),
  communicationTone: text(2000),
  favoriteTools: z.array(text(200)).max(200),
  projectContext: text(20_000),
};

/** One preference of a person. */
export const Preference = z.object({
  ...common,
  userId: Id,
  key: text(200),
  value: Json,
  confidence: Ratio,
  source: text(2000).nullable(),
  locked: z.boolean().describe('Agents may not change it.'),
});
export type Preference = z.infer<typeof Preference>;
