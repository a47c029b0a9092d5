import { RotateCcw, Trash2, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { TrashKind } from '../../../shared/contract/trash.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { useFocusedRow } from '../../components/record-list/use-focused-row.ts';
import { Screen } from '../../components/screen.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { askForget, type ForgetRequest } from '../../state/forget-request.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { ReceiptsDialog } from './receipts-dialog.tsx';
import { TrashRow } from './trash-row.tsx';
import { refOf, useTrash, useTrashCounts, type Receipt, type Trash } from './use-trash.ts';

/** What was removed: to be put back, or forgotten for good. */
export function TrashView() {
  const trash = useTrash();
  const { list, selection } = trash;
  const rowHeight = useRowHeight();
  const { focusedId, frame, onFocusCapture } = useFocusedRow(list.items);
  // The list of receipts, or one of them.
  const [shown, setShown] = useState<Receipt | 'all' | null>(null);
  const focused = list.items.find((item) => item.id === focusedId);
  const forget = (request: Omit<ForgetRequest, 'onDone'>) =>
    askForget({
      ...request,
      onDone: () => {
        selection.clear();
        trash.dismissBlocked();
      },
    });
  const forgetSelected = () => forget({ which: trash.selectedItems(), count: selection.count });
  useCommand('restore', {
    run: () => {
      if (selection.count > 0) trash.restoreSelected();
      else if (focused !== undefined) trash.restore(focused);
    },
  });
  useCommand('forget', {
    run: () => {
      if (selection.count > 0) forgetSelected();
      else if (focused !== undefined) forget({ which: { items: [refOf(focused)] }, count: 1 });
    },
  });
  return (
    <div className="split" data-screen="trash" ref={frame} onFocusCapture={onFocusCapture}>
      <Screen
        title={t('shell.trash')}
        count={list.total === undefined ? '' : formatNumber(list.total)}
        actions={
          <>
            <Button kind="ghost" onClick={() => setShown('all')}>
              {t('trash.receipts')}
            </Button>
            <Button
              kind="danger"
              disabled={list.items.length === 0}
              onClick={() => forget({ which: { matching: {} }, count: null })}
            >
              {t('trash.forgetAll')}
            </Button>
          </>
        }
        filters={<Kinds trash={trash} />}
      >
        <BlockedNotice trash={trash} />
        <RecordList
          label={t('shell.trash')}
          list={list}
          question={trash.kind ?? ''}
          rowHeight={rowHeight}
          current={null}
          selected={selection.ids}
          onSelect={selection.set}
          onSelectAll={selection.selectAll}
          onOpen={(item) => selection.set(new Set([item.id]))}
          empty={<Empty trash={trash} />}
          renderRow={(item) => <TrashRow item={item} onRestore={() => trash.restore(item)} />}
        />
        <TrashBulkBar trash={trash} onForget={forgetSelected} />
      </Screen>
      {shown === 'all' ? <ReceiptsDialog onOpen={setShown} onClose={() => setShown(null)} /> : null}
      {shown === null || shown === 'all' ? null : (
        <ReceiptDialog receipt={shown} onClose={() => setShown(null)} />
      )}
    </div>
  );
}

/** What can be done with all that is selected. */
function TrashBulkBar({ trash, onForget }: { trash: Trash; onForget: () => void }) {
  const { selection, list } = trash;
  const shortcutOf = useShortcuts();
  return (
    <BulkBar
      count={selection.count}
      total={list.total}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <Button shortcut={shortcutOf('restore')} onClick={trash.restoreSelected}>
        <Icon of={RotateCcw} />
        {t('action.restore')}
      </Button>
      <Button kind="danger" onClick={onForget}>
        {t('trash.forget')}
      </Button>
    </BulkBar>
  );
}

const EVERY_KIND = 'all';
const ALWAYS: ReadonlySet<TrashKind> = new Set([
  'session',
  'memory',
  'knowledge',
  'preference',
  'task',
  'import',
]);

function Kinds({ trash }: { trash: Trash }) {
  const counts = useTrashCounts();
  const known = TrashKind.options.map((kind) => counts[kind]);
  const all = known.every((count) => count !== undefined)
    ? known.reduce((sum, count) => sum + count, 0)
    : undefined;
  // What agents keep seldom lies here: it is offered where there is some.
  const isShown = (kind: TrashKind): boolean =>
    ALWAYS.has(kind) || kind === trash.kind || (counts[kind] ?? 0) > 0;
  const label = (name: string, count: number | undefined) =>
    count === undefined ? name : t('trash.withCount', { name, count: formatNumber(count) });
  return (
    <Seg
      label={t('trash.kinds')}
      value={trash.kind ?? EVERY_KIND}
      options={[
        { value: EVERY_KIND, label: label(t('trash.all'), all) },
        ...TrashKind.options.filter(isShown).map((kind) => ({
          value: kind,
          label: label(t(`trash.kind.${kind}`), counts[kind]),
        })),
      ]}
      onChange={(kind) => trash.setKind(kind === EVERY_KIND ? undefined : kind)}
    />
  );
}

/** The records that stayed in Trash though they were to be put back, and why. */
function BlockedNotice({ trash: { blocked, dismissBlocked } }: { trash: Trash }) {
  if (blocked.length === 0) return null;
  return (
    <div className="notice warn trash-blocked" role="alert">
      <Icon of={TriangleAlert} />
      <div className="grow">
        <p className="semi">{t('trash.blocked', { count: blocked.length })}</p>
        <ul>
          {blocked.map(({ title, why }) => (
            <li key={`${title} ${why}`}>
              <span className="med">{title}</span>
              <span className="sep t2">{why}</span>
            </li>
          ))}
        </ul>
      </div>
      <IconButton icon={X} label={t('action.dismiss')} onClick={dismissBlocked} />
    </div>
  );
}

function Empty({ trash }: { trash: Trash }) {
  if (trash.kind === undefined) {
    return <EmptyState icon={Trash2} title={t('trash.empty')} detail={t('trash.emptyDetail')} />;
  }
  return (
    <EmptyState icon={Trash2} title={t('trash.emptyKind')} detail={t('trash.emptyDetail')}>
      <Button onClick={() => trash.setKind(undefined)}>{t('trash.showAll')}</Button>
    </EmptyState>
  );
}
