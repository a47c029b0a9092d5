import { Import } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatNumber, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';

/** What was brought in. */
export function ImportsView() {
  const list = useList('imports.list', { limit: 100, withTotal: true });
  const selection = useSelection('imports');
  const rowHeight = useRowHeight();
  return (
    <Screen title={t('shell.imports')} count={list.total === undefined ? '' : formatNumber(list.total)}>
      <RecordList
        label={t('shell.imports')}
        list={list}
        question="imports"
        rowHeight={rowHeight}
        current={null}
        selected={selection.ids}
        onSelect={selection.set}
        onOpen={() => undefined}
        empty={<EmptyState icon={Import} title={t('imports.empty')} detail={t('imports.emptyDetail')} />}
        renderRow={(item) => (
          <span role="gridcell" className="l1">
            <span className="clip grow">{item.name}</span>
            <span className="meta tn">{formatListTime(item.startedAt)}</span>
          </span>
        )}
      />
    </Screen>
  );
}
