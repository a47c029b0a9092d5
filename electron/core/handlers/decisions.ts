import type { decisions as domain } from '../../../shared/contract/decisions.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseQuery } from '../retrieval/query.ts';
import { readAgent } from '../store/agents.ts';
import { insertDecision, listDecisions, readDecision } from '../store/decisions.ts';
import { removeRecords, updateRecord } from '../store/record.ts';
import { readSession } from '../store/sessions.ts';
import { decisionsTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { namedAgent } from './fields.ts';

export const decisions: HandlersFor<typeof domain, Context> = {
  log(context, { reason, agentId, decidedAt, ...fields }, caller) {
    const id = context.newId();
    const of = namedAgent(agentId);
    context.change(caller, 'decisions.log', { reason }, (transaction) => {
      readAgent(transaction.db, of);
      if (fields.sessionId !== null) readSession(transaction.db, fields.sessionId);
      insertDecision(
        transaction,
        id,
        {
          ...fields,
          agentId: of,
          outcomeBy: fields.outcome === 'unknown' ? null : caller.actor,
          decidedAt: decidedAt ?? transaction.stamp.at,
        },
        context.analyser.searchText,
      );
    });
    return readDecision(context.store.read, id);
  },
  get: ({ store }, { id, agentId }) => readDecision(store.read, id, agentId),
  list({ store, analyser }, { contains, ...input }) {
    const match = contains === undefined ? null : parseQuery(analyser, contains).match;
    return listDecisions(store.read, { ...input, match });
  },
  setOutcome(context, { id, agentId, outcome, quality, reason }, caller) {
    context.change(caller, 'decisions.setOutcome', { reason }, (transaction) => {
      const { outcomeBy } = readDecision(transaction.db, id, agentId);
      if (outcomeBy === 'person' && caller.actor !== 'person') throw refuseToOverrule();
      const by = outcome === 'unknown' ? null : caller.actor;
      updateRecord(transaction, decisionsTable, id, { outcome, outcomeBy: by, quality });
    });
    return readDecision(context.store.read, id);
  },
  remove(context, input, caller) {
    const removed = context.change(caller, 'decisions.remove', input, (transaction) =>
      removeRecords(transaction, decisionsTable, input.ids),
    );
    return { removed };
  },
};

function refuseToOverrule(): AppError {
  return new AppError(
    'forbidden',
    'The person has said how this decision turned out, and only the person can change that. Nothing was changed.',
  );
}
