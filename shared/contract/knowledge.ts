import { z } from 'zod';
import { KnowledgeCluster } from '../entities/cluster.ts';
import { Knowledge } from '../entities/knowledge.ts';
import { FactRelation, Relation } from '../entities/relation.ts';
import { expected, Id, listInput, page, Ratio, reason, text } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';
import { facet } from './facet.ts';
import { many, manyChanged, manyJob } from './many.ts';

const editable = {
  category: text(200).min(1),
  key: text(500).min(1),
  value: Knowledge.shape.value,
  source: Knowledge.shape.source,
  confidence: Ratio,
};

/** What a list of facts may be narrowed by. */
export const knowledgeFilters = {
  categories: z.array(z.string()).max(50).optional(),
  keys: z.array(z.string()).max(50).optional(),
  sources: z.array(z.string()).max(50).optional().describe('With any of these; "": without a source.'),
  minConfidence: Ratio.optional(),
  maxConfidence: Ratio.optional(),
  contains: text(500).optional().describe('Words that category, key or value hold.'),
  importId: Id.optional().describe('Only what this import brought.'),
};

export const knowledge = {
  add: command({
    spools: true,
    summary:
      'Keep a fact. The same category and key replaces the value, if the caller may; history keeps the old one.',
    input: z.strictObject({
      category: editable.category,
      key: editable.key,
      value: editable.value,
      source: editable.source.default(null),
      confidence: editable.confidence.default(1),
      ...reason,
    }),
    output: Knowledge,
  }),
  get: query({
    summary: 'One fact, by id or by category and key.',
    input: z.union([z.strictObject({ id: Id }), z.strictObject({ category: z.string(), key: z.string() })]),
    output: Knowledge,
  }),
  list: query({
    summary: 'Facts, by category and key unless sorted otherwise.',
    input: z.strictObject({
      ...listInput,
      ...knowledgeFilters,
      sort: z.enum(['category', 'key', 'value', 'source', 'confidence', 'updatedAt']).default('category'),
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    output: page(Knowledge),
  }),
  facets: query({
    summary: 'Categories and sources of the facts that match, with counts.',
    input: z.strictObject(knowledgeFilters),
    output: z.object({ categories: facet, sources: facet }),
    lane: 'jobs',
  }),
  categories: query({
    summary: 'Every category with its number of facts.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ category: z.string(), count: z.int() })) }),
  }),
  search: query({
    summary: 'The facts that match words, best first.',
    input: z.strictObject({ text: text(2000).min(1), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({ items: z.array(Knowledge) }),
  }),
  clusters: query({
    summary: 'Facts and memories that speak of the same things, the most important first.',
    input: z.strictObject({
      ...listInput,
      memberId: Id.optional().describe('Those this fact or memory belongs to.'),
      sort: z.enum(['importanceScore', 'name']).default('importanceScore'),
      order: z.enum(['asc', 'desc']).default('desc'),
    }),
    output: page(KnowledgeCluster),
  }),
  cluster: query({
    summary: 'One cluster, with those of its facts and memories that are still here.',
    input: z.strictObject({ id: Id }),
    output: KnowledgeCluster.extend({
      members: z.array(z.object({ entity: z.enum(['knowledge', 'memory']), id: Id, title: z.string() })),
    }),
    doors: OWNER,
  }),
  update: command({
    summary: 'Change fields of a fact.',
    input: z.strictObject({ id: Id, ...z.object(editable).partial().shape, ...expected, ...reason }),
    output: Knowledge,
  }),
  updateMany: command({
    summary:
      'Change the category or the confidence of facts: of those named, or of all that match. A fact whose key the other category has already stays as it is.',
    input: many(knowledgeFilters, {
      category: editable.category.optional(),
      confidence: editable.confidence.optional(),
    }),
    output: manyChanged,
    doors: OWNER,
  }),
  remove: command({
    makesRoom: true,
    summary: 'Move facts to Trash: those named, or all that match.',
    input: many(knowledgeFilters, {}),
    output: z.object({ removed: z.int(), ...manyJob }),
    doors: OWNER,
  }),
  relations: query({
    summary: 'The relations of a fact: those that lead from it, then those that lead to it.',
    input: z.strictObject({ id: Id, ...listInput }),
    output: page(FactRelation),
  }),
  relate: command({
    summary:
      'Relate one fact to another: “Ada” “works at” “the harbour”. A relation that is there already stays.',
    input: z.strictObject({ fromId: Id, toId: Id, type: text(200).min(1), ...reason }),
    output: Relation,
  }),
  unrelate: command({
    summary: 'Move relations between facts to Trash; the facts stay.',
    input: z.strictObject({ ids: z.array(Id).min(1).max(1000), ...reason }),
    output: z.object({ removed: z.int() }),
    doors: OWNER,
  }),
};
