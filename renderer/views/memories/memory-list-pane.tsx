import { ArrowDownUp, Brain, Lightbulb, Plus, SearchX, Trash2 } from 'lucide-react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { formatDayGroup, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useRead } from '../../state/queries.ts';
import { SaveView } from '../lists/save-view.tsx';
import { ListPane } from '../lists/list-pane.tsx';
import { countFilters, withoutFilters } from './filters.ts';
import { MemoryFilters } from './memory-filters.tsx';
import { MemoryRow } from './memory-row.tsx';
import { MEMORY_SORTS } from './search.ts';
import type { Memories } from './use-memories.ts';

type MemoryListPaneProps = { memories: Memories; onAdd: () => void; onRecall: () => void };

/** The list of memories with its filters and order. */
export function MemoryListPane({ memories, onAdd, onRecall }: MemoryListPaneProps) {
  const { list, selection, search } = memories;
  const byCreation = search.sort === undefined || search.sort === 'createdAt';
  const shortcutOf = useShortcuts();
  return (
    <ListPane screen="memories" label={t('memories.title')}>
      <div className="pane-head bare">
        <h1>{t('memories.title')}</h1>
        <span className="count grow">{useCount(memories)}</span>
        <SaveView suggestion={search.text ?? t('memories.title')} />
        <IconButton
          icon={Lightbulb}
          label={t('recall.try')}
          shortcut={shortcutOf('tryRecall')}
          onClick={onRecall}
        />
        <IconButton icon={Plus} label={t('memories.add')} shortcut={shortcutOf('add')} onClick={onAdd} />
        <SortMenu memories={memories} />
      </div>
      <MemoryFilters search={search} onChange={memories.setSearch} />
      <RecordList
        label={t('memories.title')}
        list={list}
        question={memories.question}
        rowHeight={useRowHeight()}
        current={memories.current}
        selected={selection.ids}
        onSelect={selection.set}
        onSelectAll={selection.selectAll}
        onOpen={(memory) => memories.open(memory.id)}
        {...(byCreation ? { groupOf } : {})}
        renderRow={(memory) => <MemoryRow memory={memory} />}
        empty={<Empty memories={memories} onAdd={onAdd} />}
      />
      <BulkBar
        count={selection.count}
        total={list.total}
        onSelectAll={selection.selectAll}
        onClear={selection.clear}
      >
        <Button onClick={memories.trashSelected}>
          <Icon of={Trash2} />
          {t('action.toTrash')}
        </Button>
      </BulkBar>
    </ListPane>
  );
}

/** In which order the memories are listed. */
function SortMenu({ memories: { search, setSearch } }: { memories: Memories }) {
  const sort = search.sort ?? 'createdAt';
  const order = search.order ?? 'desc';
  return (
    <Menu
      trigger={
        <IconButton icon={ArrowDownUp} label={t('memories.sortBy', { field: t(`memories.sort.${sort}`) })} />
      }
      items={[
        ...MEMORY_SORTS.map((field) => ({
          label: t(`memories.sort.${field}`),
          checked: field === sort,
          run: () => setSearch({ ...search, sort: field, order: 'desc' as const }),
        })),
        ...(['desc', 'asc'] as const).map((value, index) => ({
          label: t(`memories.sort.${value}`),
          checked: value === order,
          separated: index === 0,
          run: () => setSearch({ ...search, order: value }),
        })),
      ]}
    />
  );
}

/** How many match, and of how many where filters are on. */
function useCount({ list, search }: Memories): string {
  const all = useRead('maintenance.stats', {}).data?.totalMemories;
  if (list.total === undefined) return '';
  const count = formatNumber(list.total);
  if (all === undefined || countFilters(search) === 0) return count;
  return t('common.countOf', { count, total: formatNumber(all) });
}

function Empty({ memories, onAdd }: Omit<MemoryListPaneProps, 'onRecall'>) {
  const filters = countFilters(memories.search);
  if (filters > 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('memories.noMatch')}
        detail={t('memories.noMatchDetail', { count: filters })}
      >
        <Button kind="primary" onClick={() => memories.setSearch(withoutFilters(memories.search))}>
          {t('action.clearFilters')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Brain} title={t('memories.empty')} detail={t('memories.emptyDetail')}>
      <Button kind="primary" onClick={onAdd}>
        <Icon of={Plus} />
        {t('memories.add')}
      </Button>
    </EmptyState>
  );
}

function groupOf(memory: Memory): string {
  return formatDayGroup(memory.createdAt);
}
