import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange, useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { toJson, toMarkdown } from './copy-facts.ts';
import { listInputOf } from './filters.ts';
import type { KnowledgeSearch } from './search.ts';

/** The facts that match the filters of the address, and what can be done with them. */
export function useFacts() {
  const search = useSearch({ from: '/knowledge' });
  const navigate = useNavigate();
  const list = useList('knowledge.list', listInputOf(search));
  const selection = useSelection('knowledge');
  const notifyUndoable = useNotifyUndoable();
  const remove = useChange('knowledge.remove', {
    onDone: ({ removed }) => notifyUndoable(t('knowledge.trashed', { count: removed }), 'removed'),
  });
  const current = search.fact ?? null;
  const index = list.items.findIndex((fact) => fact.id === current);

  function setSearch(next: KnowledgeSearch, replace = false) {
    void navigate({ to: '/knowledge', search: next, replace });
  }

  function open(id: string | null) {
    setSearch({ ...search, fact: id ?? undefined });
  }

  function step(by: 1 | -1) {
    const target = list.items[index + by];
    if (index + by >= list.items.length - 1) list.loadMore();
    if (target !== undefined) open(target.id);
  }

  /** Moves facts to Trash; when the one that is shown goes, the next one is. */
  function trash(ids: readonly string[]) {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    remove.mutate({ ids: [...ids] });
    selection.clear();
    if (current === null || !gone.has(current)) return;
    const stays = [...list.items.slice(index + 1), ...list.items.slice(0, Math.max(0, index)).toReversed()];
    open(stays.find((fact) => !gone.has(fact.id))?.id ?? null);
  }

  function copy(facts: readonly Knowledge[], form: 'markdown' | 'json') {
    if (facts.length === 0) return;
    navigator.clipboard.writeText(form === 'json' ? toJson(facts) : toMarkdown(facts)).then(
      () => notify({ kind: 'done', title: t('knowledge.copied', { count: facts.length }) }),
      () => notify({ kind: 'error', title: t('common.copyFailed') }),
    );
  }

  /** The selected facts among those loaded; without a selection, the one named. */
  function chosen(id: string | null): Knowledge[] {
    const ids = selection.ids.size > 0 ? selection.ids : new Set([id]);
    return list.items.filter((fact) => ids.has(fact.id));
  }

  return { search, setSearch, list, selection, current, index, open, step, trash, copy, chosen };
}

export type Facts = ReturnType<typeof useFacts>;
