import { SlidersHorizontal } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatNumber, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';

/** What the person prefers. */
export function PreferencesView() {
  const list = useList('preferences.list', { limit: 100, withTotal: true });
  const selection = useSelection('preferences');
  const rowHeight = useRowHeight();
  return (
    <Screen title={t('shell.preferences')} count={list.total === undefined ? '' : formatNumber(list.total)}>
      <RecordList
        label={t('shell.preferences')}
        list={list}
        question="preferences"
        rowHeight={rowHeight}
        current={null}
        selected={selection.ids}
        onSelect={selection.set}
        onOpen={() => undefined}
        empty={
          <EmptyState
            icon={SlidersHorizontal}
            title={t('preferences.empty')}
            detail={t('preferences.emptyDetail')}
          />
        }
        renderRow={(item) => (
          <span role="gridcell" className="l1">
            <span className="clip grow">{`${item.key}: ${JSON.stringify(item.value)}`}</span>
            <span className="meta tn">{formatListTime(item.updatedAt)}</span>
          </span>
        )}
      />
    </Screen>
  );
}
