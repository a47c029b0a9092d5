import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { knowledge as domain } from '../../../shared/contract/knowledge.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseQuery } from '../retrieval/query.ts';
import { listClusters, readCluster } from '../store/clusters.ts';
import {
  findKnowledge,
  insertKnowledge,
  knowledgeCategories,
  knowledgeFacets,
  listKnowledge,
  readKnowledge,
  readKnowledgeByKey,
  updateKnowledge,
} from '../store/knowledge.ts';
import { findRelation, insertRelation, listRelations, readRelation } from '../store/relations.ts';
import { isLiving, refuseStaleEdit, removeRecords } from '../store/record.ts';
import { findMatches } from '../store/search.ts';
import { knowledgeTable, relationsTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { factConditions, type FactFilter, matchOf } from './fact-conditions.ts';
import { withoutUndefined } from './fields.ts';
import { changeMany, idsOf, type Kind, removeMany } from './many.ts';
import { holdCandidate, proposeFact } from './proposing.ts';
import { viewerOf } from './viewer.ts';

export const knowledge: HandlersFor<typeof domain, Context> = {
  add(context, { reason, ...fields }, caller) {
    const kept = findKnowledge(context.store.read, fields.category, fields.key);
    const same = kept?.value === fields.value;
    if (caller.agent?.holdForReview === true && !same) {
      const { category, key, value, confidence } = fields;
      holdCandidate(context, caller, [{ kind: 'knowledge', category, key, value }], { confidence, reason });
    }
    if (kept && isPersons(caller, kept) && kept.value !== fields.value) {
      proposeFact(context, caller, kept, fields);
      throw refusal(kept, 'Your value waits in the Inbox for them.');
    }
    const id = context.change(caller, 'knowledge.add', { reason }, (transaction) => {
      const known = findKnowledge(transaction.db, fields.category, fields.key);
      if (!known) {
        const added = context.newId();
        insertKnowledge(transaction, added, fields, context.analyser.searchText);
        return added;
      }
      if (isPersons(caller, known)) {
        if (known.value !== fields.value) throw refusal(known);
        return known.id;
      }
      updateKnowledge(transaction, known, fields, context.analyser.searchText);
      return known.id;
    });
    return readKnowledge(context.store.read, id);
  },
  get: ({ store }, input) =>
    'id' in input
      ? readKnowledge(store.read, input.id)
      : readKnowledgeByKey(store.read, input.category, input.key),
  list({ store, analyser }, { contains, ...input }) {
    return listKnowledge(store.read, { ...input, match: matchOf(analyser, contains) });
  },
  facets({ store, analyser }, { contains, ...filter }) {
    return knowledgeFacets(store.read, { ...filter, match: matchOf(analyser, contains) });
  },
  categories: ({ store }) => ({ items: knowledgeCategories(store.read) }),
  search({ store, analyser }, { text, limit }) {
    const { match } = parseQuery(analyser, text);
    if (match === null) return { items: [] };
    const { rows } = findMatches(store.read, 'knowledge', {
      match,
      filter: { viewer: 'person' },
      sort: 'relevance',
      limit,
    });
    return { items: rows.map(({ id }) => readKnowledge(store.read, id)) };
  },
  clusters: (context, input, caller) =>
    listClusters(context.store.read, { ...input, viewer: viewerOf(caller) }),
  cluster: ({ store }, { id }) => readCluster(store.read, id),
  update(context, { id, expectedUpdatedAt, reason, ...fields }, caller) {
    if (caller.agent?.holdForReview === true) {
      const { category, key, value, confidence } = {
        ...readKnowledge(context.store.read, id),
        ...withoutUndefined(fields),
      };
      holdCandidate(context, caller, [{ kind: 'knowledge', category, key, value }], { confidence, reason });
    }
    context.change(caller, 'knowledge.update', { reason }, (transaction) => {
      const current = readKnowledge(transaction.db, id);
      refuseStaleEdit(current, expectedUpdatedAt);
      if (isPersons(caller, current)) throw refusal(current);
      refuseTakenKey(context, id, { ...current, ...withoutUndefined(fields) });
      updateKnowledge(transaction, current, withoutUndefined(fields), context.analyser.searchText);
    });
    return readKnowledge(context.store.read, id);
  },
  updateMany(context, { category, confidence, ...which }, caller) {
    const fields = withoutUndefined({ category, confidence });
    return changeMany(context, caller, {
      operation: 'knowledge.updateMany',
      reason: which.reason,
      items: idsOf(context, kindIn(context), which),
      change({ db, ...transaction }, id) {
        if (!isLiving(db, knowledgeTable, id)) return false;
        const current = readKnowledge(db, id);
        const wanted = { ...current, ...fields };
        if (wanted.category === current.category && wanted.confidence === current.confidence) return false;
        const holder = findKnowledge(db, wanted.category, wanted.key);
        if (holder && holder.id !== id) return false;
        return updateKnowledge({ db, ...transaction }, current, fields, context.analyser.searchText);
      },
    });
  },
  remove: (context, input, caller) => removeMany(context, caller, 'knowledge.remove', kindIn(context), input),
  relations({ store }, { id, ...page }) {
    readKnowledge(store.read, id);
    return listRelations(store.read, id, page);
  },
  relate(context, { reason, ...ends }, caller) {
    const id = context.change(caller, 'knowledge.relate', { reason }, (transaction) => {
      for (const end of [ends.fromId, ends.toId]) readKnowledge(transaction.db, end);
      const known = findRelation(transaction.db, ends);
      if (known !== undefined) return known;
      const added = context.newId();
      insertRelation(transaction, added, ends);
      return added;
    });
    return readRelation(context.store.read, id);
  },
  unrelate(context, input, caller) {
    const removed = context.change(caller, 'knowledge.unrelate', input, (transaction) =>
      removeRecords(transaction, relationsTable, input.ids),
    );
    return { removed };
  },
};

/** Facts as a change of many means them; their filter may hold words. */
function kindIn({ analyser }: Context): Kind<FactFilter> {
  return {
    table: knowledgeTable,
    alias: 'k',
    conditions: (filter) => factConditions(analyser, filter),
  };
}

/** What a person wrote or confirmed stays until a person changes it. */
function isPersons(caller: Caller, known: Knowledge): boolean {
  return caller.actor !== 'person' && known.origin.actor === 'person';
}

function refusal(known: Knowledge, advice = 'Ask them to change it.'): AppError {
  return new AppError(
    'conflict',
    `${known.category} / ${known.key} was set by the person and stays as it is. ${advice}`,
    { current: known },
  );
}

function refuseTakenKey(context: Context, id: string, wanted: Knowledge): void {
  const holder = findKnowledge(context.store.read, wanted.category, wanted.key);
  if (!holder || holder.id === id) return;
  throw new AppError(
    'conflict',
    `There is already a fact under ${wanted.category} / ${wanted.key}. Nothing was changed. Use another key, or edit that fact.`,
    { holder },
  );
}
