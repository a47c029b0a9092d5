import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { Listed, savedViews as domain } from '../../../shared/contract/saved-views.ts';
import { countMatching } from '../store/many.ts';
import { memoryConditions } from '../store/memory-filters.ts';
import { removeRecords } from '../store/record.ts';
import { sessionConditions } from '../store/sessions.ts';
import { listViews, readView, renameView, saveView } from '../store/settings.ts';
import { knowledgeTable, memoriesTable, sessionsTable, tasksTable, viewsTable } from '../store/tables.ts';
import { taskConditions } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { factConditions } from './fact-conditions.ts';
import { filterOf } from './memories.ts';

export const savedViews: HandlersFor<typeof domain, Context> = {
  list: ({ store }) => ({ items: listViews(store.read) }),
  counts: (context, { lists }, caller) => ({
    counts: lists.map((list) => countListed(context, list, caller)),
  }),
  save(context, input, caller) {
    const id = context.change(caller, 'savedViews.save', input, (transaction) =>
      saveView(transaction, context.newId, input.name, input.address),
    );
    return readView(context.store.read, id);
  },
  rename(context, { id, name, reason }, caller) {
    context.change(caller, 'savedViews.rename', { reason }, (transaction) =>
      renameView(transaction, id, name),
    );
    return readView(context.store.read, id);
  },
  remove(context, input, caller) {
    const removed = context.change(caller, 'savedViews.remove', input, (transaction) =>
      removeRecords(transaction, viewsTable, [input.id]),
    );
    return { removed };
  },
};

function countListed(context: Context, list: Listed, caller: Caller): number {
  const { read } = context.store;
  if ('sessions' in list) return countMatching(read, sessionsTable, 's', sessionConditions(list.sessions));
  if ('tasks' in list) return countMatching(read, tasksTable, 't', taskConditions(list.tasks));
  if ('knowledge' in list)
    return countMatching(read, knowledgeTable, 'k', factConditions(context.analyser, list.knowledge));
  const memories = memoryConditions(filterOf(context, list.memories, caller));
  return countMatching(read, memoriesTable, 'm', memories);
}
