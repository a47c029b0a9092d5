import { CircleCheck } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { formatNumber, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { useSelection } from '../../state/selection.ts';

/** What agents and the person mean to do. */
export function TasksView() {
  const list = useList('tasks.list', { limit: 100, withTotal: true });
  const selection = useSelection('tasks');
  const rowHeight = useRowHeight();
  return (
    <Screen title={t('shell.tasks')} count={list.total === undefined ? '' : formatNumber(list.total)}>
      <RecordList
        label={t('shell.tasks')}
        list={list}
        question="tasks"
        rowHeight={rowHeight}
        current={null}
        selected={selection.ids}
        onSelect={selection.set}
        onOpen={() => undefined}
        empty={<EmptyState icon={CircleCheck} title={t('tasks.empty')} detail={t('tasks.emptyDetail')} />}
        renderRow={(item) => (
          <span role="gridcell" className="l1">
            <span className="clip grow">{item.description}</span>
            <span className="meta tn">{formatListTime(item.updatedAt)}</span>
          </span>
        )}
      />
    </Screen>
  );
}
