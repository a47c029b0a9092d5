import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { copyText } from '../../state/links.ts';
import { stepsThrough } from '../../state/neighbours.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { nextStaying, whichSelected } from '../../state/selected.ts';
import { useTellMany } from '../../state/tell-many.ts';
import { toJson, toMarkdown } from './copy-facts.ts';
import { filtersOf, listInputOf } from './filters.ts';
import type { KnowledgeSearch } from './search.ts';

/** The facts that match the filters of the address, and what can be done with them. */
export function useFacts() {
  const search = useSearch({ from: '/knowledge' });
  const navigate = useNavigate();
  const list = useList('knowledge.list', listInputOf(search));
  const question = JSON.stringify({ ...search, fact: undefined });
  const selection = useManySelection('knowledge', list, question);
  const changes = useFactChanges();
  const current = search.fact ?? null;
  const { index, step } = stepsThrough(list, current, open);

  function setSearch(next: KnowledgeSearch, replace = false) {
    void navigate({ to: '/knowledge', search: next, replace });
  }

  function open(id: string | null) {
    setSearch({ ...search, fact: id ?? undefined });
  }

  /** The selected facts, as the operations take them. */
  const selected = () => whichSelected(selection.selected, filtersOf(search));

  /** Moves facts to Trash; when the one that is shown goes, the next one is. */
  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    changes.remove({ ids: [...ids] });
    leave(new Set(ids));
  }

  function trashSelected() {
    changes.remove(selected());
    leave(selection.ids);
  }

  function leave(gone: ReadonlySet<string>) {
    selection.clear();
    if (current !== null && gone.has(current)) open(nextStaying(list.items, index, gone)?.id ?? null);
  }

  function changeSelected(fields: { category?: string; confidence?: number }) {
    changes.update({ ...selected(), ...fields });
    selection.clear();
  }

  /** The selected facts among those loaded; without a selection, the one named. */
  function chosen(id: string | null): Knowledge[] {
    const ids = selection.count > 0 ? selection.ids : new Set([id]);
    return list.items.filter((fact) => ids.has(fact.id));
  }

  return {
    search,
    setSearch,
    list,
    question,
    selection,
    current,
    index,
    open,
    step,
    trash,
    trashSelected,
    changeSelected,
    copy: copyFacts,
    chosen,
  };
}

/** What is done with many facts at once; each is told, with the way to take it back. */
function useFactChanges() {
  const tellMany = useTellMany();
  const { mutate: remove } = useChange('knowledge.remove', {
    onDone: ({ removed, job }) => tellMany(job, t('knowledge.trashed', { count: removed }), 'removed'),
  });
  const { mutate: update } = useChange('knowledge.updateMany', {
    onDone: ({ changed, job }) => tellMany(job, t('knowledge.changedMany', { count: changed })),
  });
  return { remove, update };
}

function copyFacts(facts: readonly Knowledge[], form: 'markdown' | 'json') {
  if (facts.length === 0) return;
  const text = form === 'json' ? toJson(facts) : toMarkdown(facts);
  copyText(text, t('knowledge.copied', { count: facts.length }));
}

export type Facts = ReturnType<typeof useFacts>;
