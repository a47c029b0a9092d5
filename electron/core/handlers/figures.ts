import type { Caller } from '../../../shared/caller.ts';
import type { Figure, ListQuestion } from '../../../shared/contract/dashboard.ts';
import { countMatching } from '../store/many.ts';
import { decisionConditions } from '../store/decisions.ts';
import { memoryConditions } from '../store/memory-filters.ts';
import { proposalConditions } from '../store/proposals.ts';
import { runConditions } from '../store/runs.ts';
import { decisionsTable, memoriesTable, proposalsTable, runsTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { filterOf } from './memories.ts';

type InputOf<O extends ListQuestion['operation']> = Extract<ListQuestion, { operation: O }>['input'];

/** Numbers counted by the very conditions of the lists they lead to. */
export function createCounter(context: Context, caller: Caller) {
  const { store, now } = context;
  return {
    memories(input: InputOf<'memories.list'>): Figure {
      const { sort: _, order: __, ...filter } = input;
      const conditions = memoryConditions(filterOf(context, filter, caller));
      return listed(countMatching(store.read, memoriesTable, 'm', conditions), 'memories.list', input);
    },
    inbox(input: InputOf<'inbox.list'>): Figure {
      const conditions = proposalConditions({ ...input, statuses: ['open'], now: now() });
      return listed(countMatching(store.read, proposalsTable, 'p', conditions), 'inbox.list', input);
    },
    decisions(input: InputOf<'decisions.list'>): Figure {
      const conditions = decisionConditions({ ...input, match: null });
      return listed(countMatching(store.read, decisionsTable, 'd', conditions), 'decisions.list', input);
    },
    runs(input: InputOf<'consolidation.runs'>): Figure {
      const conditions = runConditions(input);
      return listed(countMatching(store.read, runsTable, 'r', conditions), 'consolidation.runs', input);
    },
  };
}

type Listed = Exclude<ListQuestion, { operation: 'agents.get' }>;

/** A number that was counted, with the list it is the total of. */
export function listed<O extends Listed['operation']>(
  count: number,
  operation: O,
  input: InputOf<O>,
): Figure {
  return { count, list: { operation, input } as Listed }; // the input is that of the operation
}
