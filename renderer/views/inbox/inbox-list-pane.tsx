import { Check, CircleCheck, Clock, SearchX, Trash2 } from 'lucide-react';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { ListPane } from '../lists/list-pane.tsx';
import { EndState } from './end-state.tsx';
import { countFilters, partOf } from './filters.ts';
import { FilterPopover, InboxFilters } from './inbox-filters.tsx';
import { InboxRow } from './inbox-row.tsx';
import { SnoozeMenu, type Snoozing } from './snooze-menu.tsx';
import { useDecideMany, type Inbox } from './use-inbox.ts';

type InboxListPaneProps = { inbox: Inbox; snoozing: Snoozing };

/** The list of what waits. What has the focus is what is looked at, where there is room for both. */
export function InboxListPane({ inbox, snoozing }: InboxListPaneProps) {
  const { list, selection, search } = inbox;
  return (
    <ListPane screen="inbox" label={t('inbox.title')}>
      <div className="pane-head bare">
        <h1>{t('inbox.title')}</h1>
        <span className="count grow">
          {list.total === undefined
            ? ''
            : t(search.snoozed === true ? 'inbox.putOff' : 'inbox.toReview', { count: list.total })}
        </span>
        <FilterPopover inbox={inbox} />
      </div>
      <InboxFilters inbox={inbox} />
      <div
        className="inbox-list"
        onFocusCapture={(event) => {
          const id = event.target.closest<HTMLElement>('[data-id]')?.dataset['id'];
          if (inbox.beside && id !== undefined && !inbox.locked.has(id)) inbox.open(id);
        }}
      >
        <RecordList
          label={t('inbox.title')}
          list={list}
          question={inbox.question}
          rowHeight={useRowHeight()}
          current={inbox.current?.id ?? null}
          selected={selection.ids}
          onSelect={selection.set}
          onSelectAll={selection.selectAll}
          onOpen={({ id }) => inbox.open(id)}
          renderRow={(proposal) => <InboxRow proposal={proposal} locked={inbox.locked.has(proposal.id)} />}
          empty={<Empty inbox={inbox} />}
        />
      </div>
      <Bulk inbox={inbox} snoozing={snoozing} />
    </ListPane>
  );
}

/** What can be decided about everything selected. */
function Bulk({ inbox, snoozing }: InboxListPaneProps) {
  const { selection, list } = inbox;
  const decideMany = useDecideMany(inbox);
  return (
    <BulkBar
      count={selection.count}
      total={list.total}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <Button onClick={() => decideMany({ kind: 'accept' })}>
        <Icon of={Check} />
        {t('inbox.acceptMany')}
      </Button>
      <Button onClick={() => decideMany({ kind: 'forget' })}>
        <Icon of={Trash2} />
        {t('inbox.forget')}
      </Button>
      <SnoozeMenu
        snoozing={snoozing}
        onSnooze={(until) => decideMany({ kind: 'snooze', until })}
        trigger={
          <Button>
            <Icon of={Clock} />
            {t('inbox.later')}
          </Button>
        }
      />
    </BulkBar>
  );
}

/** Why the list is empty. Beside it the end is told at length. */
function Empty({ inbox }: { inbox: Inbox }) {
  const { search, setSearch, beside, counts } = inbox;
  const filters = countFilters(search);
  const part = partOf(search);
  if (filters > 0) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('inbox.noMatch')}
        detail={t('memories.noMatchDetail', { count: filters })}
      >
        <Button onClick={() => setSearch({})}>{t('action.clearFilters')}</Button>
      </EmptyState>
    );
  }
  if ((part === 'decide' || part === 'new') && counts !== undefined && counts.open > 0) {
    return (
      <EmptyState
        icon={CircleCheck}
        title={t('inbox.nothingHere')}
        detail={t('inbox.elsewhere', { count: counts.open })}
      >
        <Button onClick={() => setSearch({})}>{t('inbox.showWaiting')}</Button>
      </EmptyState>
    );
  }
  if (beside) return <p className="t3">{t('inbox.nothing')}</p>;
  return <EndState inbox={inbox} />;
}
