import { Table2 } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatNumber, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';

/** Every fact that is kept. */
export function KnowledgeView() {
  const list = useList('knowledge.list', { limit: 100, withTotal: true });
  const selection = useSelection('knowledge');
  const rowHeight = useRowHeight();
  return (
    <Screen title={t('shell.knowledge')} count={list.total === undefined ? '' : formatNumber(list.total)}>
      <RecordList
        label={t('shell.knowledge')}
        list={list}
        question="knowledge"
        rowHeight={rowHeight}
        current={null}
        selected={selection.ids}
        onSelect={selection.set}
        onOpen={() => undefined}
        empty={<EmptyState icon={Table2} title={t('knowledge.empty')} detail={t('knowledge.emptyDetail')} />}
        renderRow={(item) => (
          <span role="gridcell" className="l1">
            <span className="clip grow">{`${item.category} / ${item.key} = ${item.value}`}</span>
            <span className="meta tn">{formatListTime(item.updatedAt)}</span>
          </span>
        )}
      />
    </Screen>
  );
}
