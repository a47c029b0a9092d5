import { Trash2 } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatNumber, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';

/** What was removed and can be put back. */
export function TrashView() {
  const list = useList('trash.list', { limit: 100, withTotal: true });
  const selection = useSelection('trash');
  const rowHeight = useRowHeight();
  return (
    <Screen title={t('shell.trash')} count={list.total === undefined ? '' : formatNumber(list.total)}>
      <RecordList
        label={t('shell.trash')}
        list={list}
        question="trash"
        rowHeight={rowHeight}
        current={null}
        selected={selection.ids}
        onSelect={selection.set}
        onOpen={() => undefined}
        empty={<EmptyState icon={Trash2} title={t('trash.empty')} detail={t('trash.emptyDetail')} />}
        renderRow={(item) => (
          <span role="gridcell" className="l1">
            <span className="clip grow">{item.title}</span>
            <span className="meta tn">{formatListTime(item.deletedAt)}</span>
          </span>
        )}
      />
    </Screen>
  );
}
