import { Copy, FileOutput, PanelRight, PencilLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useFocusedRow } from '../../components/record-list/use-focused-row.ts';
import { Screen } from '../../components/screen.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useReopened, useReopenedRow } from '../../state/drafts.ts';
import { askExport } from '../../state/export-request.ts';
import { useInspector } from '../../state/inspector.ts';
import { copyLink } from '../../state/links.ts';
import { useRead } from '../../state/queries.ts';
import { SaveView } from '../lists/save-view.tsx';
import { AddFact } from './add-fact.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { factOffers } from './export-offers.ts';
import { ColumnMenu } from './column-menu.tsx';
import { FACT_FIELDS } from './fact-fields.ts';
import { FactFilters } from './fact-filters.tsx';
import { FactInspector } from './fact-inspector.tsx';
import { FactTable } from './fact-table.tsx';
import { countFilters } from './filters.ts';
import { useCellKeys } from './use-cell-keys.ts';
import { useFacts, type Facts } from './use-facts.ts';
import { NEW_FACT } from './use-new-fact.ts';

/** Every fact that is kept: a table, edited where it stands, and the fact that is chosen. */
export function KnowledgeView() {
  const facts = useFacts();
  const shortcutOf = useShortcuts();
  const cells = useCellKeys();
  const inspector = useInspector();
  const [adding, setAdding] = useState(false);
  useReopened(NEW_FACT, () => setAdding(true));
  useReopenedRow('knowledge', FACT_FIELDS, (cell) => {
    if (!inspector.open || facts.current !== cell.id) cells.setEdited(cell);
  });
  const [changing, setChanging] = useState(false);
  const { frame, focusedId, onFocusCapture } = useFocusedRow(facts.list.items);
  const acted = focusedId ?? facts.current;
  useFactCommands(facts, acted, {
    add: () => setAdding(true),
    edit: () => {
      if (acted !== null) cells.setEdited({ id: acted, field: 'value' });
    },
    change: () => setChanging(true),
    toggleInspector: inspector.toggle,
  });
  return (
    <div className="split" data-screen="knowledge" ref={frame} onFocusCapture={onFocusCapture}>
      <Screen
        title={t('shell.knowledge')}
        count={useCount(facts)}
        filters={<FactFilters search={facts.search} onChange={facts.setSearch} />}
        actions={
          <>
            <SaveView suggestion={facts.search.contains ?? t('shell.knowledge')} />
            <Button shortcut={shortcutOf('add')} onClick={() => setAdding(true)}>
              <Icon of={Plus} />
              {t('knowledge.add')}
            </Button>
            <ColumnMenu />
            <IconButton
              icon={FileOutput}
              label={t('exports.ask')}
              shortcut={shortcutOf('export')}
              onClick={() => askExport(factOffers(facts))}
            />
            <IconButton
              icon={PanelRight}
              label={t('command.inspector')}
              shortcut={shortcutOf('inspector')}
              aria-pressed={inspector.open}
              onClick={inspector.toggle}
            />
          </>
        }
      >
        <FactTable
          facts={facts}
          cells={cells}
          onAdd={() => setAdding(true)}
          onChange={() => setChanging(true)}
          onOpen={(fact) => {
            if (fact.id === facts.current) inspector.show();
            else facts.open(fact.id);
          }}
        />
        <FactBulkBar facts={facts} onChange={() => setChanging(true)} />
      </Screen>
      {inspector.open && (facts.current !== null || facts.list.items.length > 0) ? (
        <FactInspector facts={facts} onClose={inspector.toggle} />
      ) : null}
      {changing ? <ChangeFacts facts={facts} onClose={() => setChanging(false)} /> : null}
      {adding ? (
        <AddFact
          category={facts.search.categories?.[0] ?? ''}
          onClose={() => setAdding(false)}
          onOpen={facts.open}
        />
      ) : null}
    </div>
  );
}

type Actions = Readonly<{
  add: () => void;
  edit: () => void;
  change: () => void;
  toggleInspector: () => void;
}>;

function useFactCommands(facts: Facts, acted: string | null, actions: Actions) {
  const chosen = () => facts.chosen(acted);
  // Only what is loaded can be copied.
  const copies = facts.selection.count === 0 || facts.chosen(null).length === facts.selection.count;
  useCommand('add', { label: t('knowledge.add'), run: actions.add });
  useCommand('edit', { run: actions.edit });
  useCommand('changeMany', { when: facts.selection.count > 0, run: actions.change });
  useCommand('copy', { when: copies, run: () => facts.copy(chosen(), 'markdown') });
  useCommand('copyJson', { when: copies, run: () => facts.copy(chosen(), 'json') });
  useCommand('previous', { label: t('knowledge.previous'), run: () => facts.step(-1) });
  useCommand('next', { label: t('knowledge.next'), run: () => facts.step(1) });
  useCommand('export', { run: () => askExport(factOffers(facts)) });
  useCommand('inspector', { run: actions.toggleInspector });
  useCommand('copyLink', {
    when: acted !== null,
    run: () => copyLink({ kind: 'knowledge', id: acted ?? '' }),
  });
  useCommand('trash', {
    run: () => {
      if (facts.selection.count > 0) facts.trashSelected();
      else if (acted !== null) facts.trash([acted]);
    },
  });
}

/** What can be done with the selected facts. */
function FactBulkBar({ facts, onChange }: { facts: Facts; onChange: () => void }) {
  const { selection, list } = facts;
  return (
    <BulkBar
      count={selection.count}
      total={list.total}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <Button onClick={onChange}>
        <Icon of={PencilLine} />
        {t('knowledge.changeButton')}
      </Button>
      {facts.chosen(null).length < selection.count ? null : (
        <Button onClick={() => facts.copy(facts.chosen(null), 'markdown')}>
          <Icon of={Copy} />
          {t('knowledge.copyMarkdown')}
        </Button>
      )}
      <Button onClick={() => askExport(factOffers(facts))}>
        <Icon of={FileOutput} />
        {t('exports.ask')}
      </Button>
      <Button onClick={facts.trashSelected}>
        <Icon of={Trash2} />
        {t('action.toTrash')}
      </Button>
    </BulkBar>
  );
}

/** How many match, and of how many where filters are on. */
function useCount({ list, search }: Facts): string {
  const all = useRead('maintenance.stats', {}).data?.totalKnowledge;
  if (list.total === undefined) return '';
  const count = formatNumber(list.total);
  if (all === undefined || countFilters(search) === 0) return count;
  return t('common.countOf', { count, total: formatNumber(all) });
}
