import { Plus, SearchX, Table2 } from 'lucide-react';
import { useState, type MouseEvent } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { ContextMenu } from '../../components/menu.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { t } from '../../i18n/index.ts';
import { useAppearance } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useShownColumns } from './column-menu.tsx';
import { FactColumns } from './fact-columns.tsx';
import { factActions, selectedActions } from './fact-actions.ts';
import { FactRow } from './fact-row.tsx';
import { countFilters, withoutFilters } from './filters.ts';
import type { CellKeys } from './use-cell-keys.ts';
import type { Facts } from './use-facts.ts';

/** Heights of a row in pixels: a table is denser than a list. */
const ROW_HEIGHTS = { compact: 28, comfortable: 36, reading: 52 } as const;

type FactTableProps = {
  facts: Facts;
  cells: CellKeys;
  onOpen: (fact: Knowledge) => void;
  onAdd: () => void;
  /** Asks what the selected facts are to be changed to. */
  onChange: () => void;
};

/** The facts, a row each, with a menu behind the right button. */
export function FactTable({ facts, cells, onOpen, onAdd, onChange }: FactTableProps) {
  const { list, search, selection } = facts;
  const { density } = useAppearance();
  const shortcutOf = useShortcuts();
  const columns = useShownColumns();
  const [pointed, setPointed] = useState<string | null>(null);
  const { edited, setEdited, frame, handlers } = cells;

  function toggle(id: string) {
    const next = new Set(selection.ids);
    if (!next.delete(id)) next.add(id);
    selection.set(next);
  }

  function onContextMenuCapture(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest<HTMLElement>('[data-id]') ?? null;
    setPointed(row?.dataset['id'] ?? null);
    // Fields have the menu of the system, with Paste.
    if (row === null || target?.closest('textarea, input') !== null) event.stopPropagation();
  }

  const table = (
    <div className="fact-table" ref={frame} {...handlers} onContextMenuCapture={onContextMenuCapture}>
      <RecordList
        label={t('shell.knowledge')}
        list={list}
        question={facts.question}
        rowHeight={ROW_HEIGHTS[density]}
        current={facts.current}
        selected={selection.ids}
        onSelect={selection.set}
        onSelectAll={selection.selectAll}
        onOpen={onOpen}
        header={<FactColumns columns={columns} search={search} onChange={(next) => facts.setSearch(next)} />}
        renderRow={(fact, state) => (
          <FactRow
            fact={fact}
            columns={columns}
            state={state}
            edited={edited?.id === fact.id ? edited.field : null}
            onEdit={setEdited}
            onToggle={toggle}
          />
        )}
        empty={<Empty facts={facts} onAdd={onAdd} />}
      />
    </div>
  );
  const many = pointed !== null && selection.count > 1 && selection.ids.has(pointed);
  const items = many
    ? selectedActions(facts, onChange, shortcutOf)
    : factActions(facts, only(facts, pointed), shortcutOf);
  return <ContextMenu trigger={table} items={items} />;
}

function only(facts: Facts, id: string | null): Knowledge[] {
  return facts.list.items.filter((fact) => fact.id === id);
}

function Empty({ facts, onAdd }: { facts: Facts; onAdd: () => void }) {
  const shortcutOf = useShortcuts();
  const filters = countFilters(facts.search);
  if (filters === 0) {
    return (
      <EmptyState icon={Table2} title={t('knowledge.empty')} detail={t('knowledge.emptyDetail')}>
        <Button kind="primary" shortcut={shortcutOf('add')} onClick={onAdd}>
          <Icon of={Plus} />
          {t('knowledge.add')}
        </Button>
      </EmptyState>
    );
  }
  const words = facts.search.contains;
  return (
    <EmptyState
      icon={SearchX}
      title={words === undefined ? t('knowledge.noMatch') : t('knowledge.noMatchWords', { words })}
      detail={t('knowledge.noMatchDetail', { count: filters })}
    >
      <Button kind="primary" onClick={() => facts.setSearch(withoutFilters(facts.search))}>
        {t('action.clearFilters')}
      </Button>
    </EmptyState>
  );
}
