import { z } from 'zod';
import { Id, text } from '../primitives.ts';
import { common } from './common.ts';

/** A named link that leads from one fact to another; hidden while either of them lies in Trash. */
export const Relation = z.object({
  ...common,
  fromId: Id,
  toId: Id,
  type: text(200).describe('What the first fact is to the second: “works at”.'),
});
export type Relation = z.infer<typeof Relation>;

/** A relation as seen from one of its facts. */
export const FactRelation = z.object({
  ...Relation.shape,
  direction: z.enum(['out', 'in']).describe('Out: it leads from this fact; in: it leads here.'),
  fact: z.object({ id: Id, category: z.string(), key: z.string() }).describe('The other fact.'),
});
export type FactRelation = z.infer<typeof FactRelation>;
