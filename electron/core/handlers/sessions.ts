import type { sessions as domain } from '../../../shared/contract/sessions.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import { summarise } from '../retrieval/summarise.ts';
import { registerAgent } from '../store/agents.ts';
import type { ReadDb } from '../store/database.ts';
import { findImported } from '../store/imported.ts';
import { sessionKey, readRecent } from '../store/messages.ts';
import { readUser } from '../store/people.ts';
import { isLiving, refuseStaleEdit } from '../store/record.ts';
import { documentFrequency } from '../store/search.ts';
import {
  insertSession,
  listSessions,
  readSession,
  sessionConditions,
  sessionFacets,
  sessionSearchText,
  updateSession,
} from '../store/sessions.ts';
import { readStatistics } from '../store/statistics.ts';
import { sessionsTable } from '../store/tables.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { changeWords, withoutUndefined } from './fields.ts';
import { changeMany, idsOf, removeMany } from './many.ts';

/** How many of a session's newest messages a summary is made from. */
const SUMMARISED = 500;

const KIND = { table: sessionsTable, alias: 's', conditions: sessionConditions };

export const sessions: HandlersFor<typeof domain, Context> = {
  create(context, input, caller) {
    const id = context.newId();
    const { agent, reason: _, startedAt, parentSessionId, ...fields } = input;
    context.change(caller, 'sessions.create', input, (transaction) => {
      if (parentSessionId !== undefined) readSession(transaction.db, parentSessionId);
      if (fields.externalId !== null) refuseTakenSource(transaction.db, fields.externalId);
      const agentName = agent ?? (caller.actor === 'agent' ? caller.client : undefined);
      insertSession(transaction, id, {
        ...fields,
        userId: readUser(transaction.db).id,
        agentId: agentName === undefined ? null : registerAgent(transaction, context.newId, agentName),
        parentSessionId: parentSessionId ?? null,
        startedAt: startedAt ?? transaction.stamp.at,
        lastActive: startedAt ?? transaction.stamp.at,
        endedAt: null,
        source: 'mneme',
        importId: null,
        searchText: sessionSearchText({ ...fields, summary: null }, context.analyser.searchText),
      });
    });
    return readSession(context.store.read, id);
  },
  get: ({ store }, { id }) => readSession(store.read, id),
  list: ({ store }, input) => listSessions(store.read, input),
  facets: ({ store }, input) => sessionFacets(store.read, input),
  touch(context, { id }, caller) {
    return change(context, caller, 'sessions.touch', id, {}, () => ({ lastActive: context.now() }));
  },
  active(context, { hours, ...page }) {
    const since = toIso(context.now() - hours * 3_600_000);
    return listSessions(context.store.read, { ...page, since, sort: 'lastActive', order: 'desc' });
  },
  update(context, { id, expectedUpdatedAt, reason, ...fields }, caller) {
    return change(context, caller, 'sessions.update', id, { reason, expectedUpdatedAt }, () =>
      withoutUndefined(fields),
    );
  },
  summarize(context, { id, summary, topics, reason }, caller) {
    const found = summary === undefined || topics === undefined ? findSummary(context, id) : undefined;
    return change(context, caller, 'sessions.summarize', id, { reason }, () => ({
      summary: summary ?? found?.summary ?? null,
      topics: topics ?? found?.topics ?? [],
    }));
  },
  end(context, { id, endedAt, reason }, caller) {
    return change(context, caller, 'sessions.end', id, { reason }, () => ({
      endedAt: endedAt ?? context.now(),
    }));
  },
  updateMany(context, { project, importance, addTopics, removeTopics, ...which }, caller) {
    const fields = withoutUndefined({ project, importance });
    return changeMany(context, caller, {
      operation: 'sessions.updateMany',
      reason: which.reason,
      items: idsOf(context, KIND, which),
      change(transaction, id) {
        if (!isLiving(transaction.db, sessionsTable, id)) return false;
        const current = readSession(transaction.db, id);
        const topics = changeWords(current.topics, { add: addTopics, remove: removeTopics });
        return updateSession(transaction, current, { ...fields, topics }, context.analyser.searchText);
      },
    });
  },
  remove: (context, input, caller) => removeMany(context, caller, 'sessions.remove', KIND, input),
};

function change(
  context: Context,
  caller: Parameters<Context['change']>[0],
  operation: string,
  id: string,
  { expectedUpdatedAt, ...input }: { reason?: string | undefined; expectedUpdatedAt?: string | undefined },
  fields: () => Record<string, unknown>,
): ReturnType<typeof readSession> {
  context.change(caller, operation, input, (transaction) => {
    const current = readSession(transaction.db, id);
    refuseStaleEdit(current, expectedUpdatedAt);
    updateSession(transaction, current, fields(), context.analyser.searchText);
  });
  return readSession(context.store.read, id);
}

/** An id of a source names one session, be it in Trash. */
function refuseTakenSource(db: ReadDb, externalId: string): void {
  const known = findImported(db, 'mneme', externalId);
  if (known === undefined || known === 'forgotten') return;
  throw new AppError(
    'conflict',
    `There is a session ${externalId} already${known.deleted ? ', in Trash' : ''}. Nothing was changed. Go on with that one, or choose another id.`,
  );
}

function findSummary(context: Context, id: string): { summary: string; topics: string[] } {
  const { read } = context.store;
  const pk = sessionKey(read, id);
  const texts = pk === undefined ? [] : readRecent(read, pk, SUMMARISED).map((message) => message.text);
  return summarise(context.analyser, texts, {
    documents: readStatistics(read, context.now()).totalMessages,
    frequency: (term) => documentFrequency(read, `"${term}"`),
  });
}
