import { useNavigate } from '@tanstack/react-router';
import { CircleCheck, Inbox as InboxIcon } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { countFilters } from './filters.ts';
import type { Inbox } from './use-inbox.ts';

/** Nothing waits: what was decided today, and what comes back later. Or nothing ever waited, and what would. */
export function EndState({ inbox }: { inbox: Inbox }) {
  const { counts, search, setSearch, list } = inbox;
  const navigate = useNavigate();
  const ever = useRead('inbox.counts', {}).data;
  if (list.loading || list.error !== null || list.items.length > 0) return null;
  if (ever === undefined || counts === undefined || countFilters(search) > 0) return null;
  // In a part of the Inbox its end is told in the list.
  if (search.kinds !== undefined && counts.open > 0) return null;
  const touched = ever.snoozed + sum(ever.decided) > 0;
  return (
    <div className="pane-state" tabIndex={-1} data-focus-home>
      <EmptyState
        icon={touched ? CircleCheck : InboxIcon}
        title={t(
          search.snoozed === true ? 'inbox.nothingSnoozed' : touched ? 'inbox.allDone' : 'inbox.empty',
        )}
        detail={touched ? told(counts.decided) : t('inbox.emptyDetail')}
      >
        {search.snoozed === true ? (
          <Button onClick={() => setSearch({})}>{t('inbox.showWaiting')}</Button>
        ) : ever.snoozed > 0 ? (
          <Button onClick={() => setSearch({ snoozed: true })}>
            {t('inbox.showSnoozed', { count: ever.snoozed })}
          </Button>
        ) : (
          <Button onClick={() => void navigate({ to: '/runs' })}>{t('inbox.seeRuns')}</Button>
        )}
      </EmptyState>
    </div>
  );
}

type Decided = NonNullable<Inbox['counts']>['decided'];

/** What was decided today, in a sentence. */
function told(decided: Decided): string {
  if (sum(decided) === 0) return t('inbox.allDoneDetail');
  return t('inbox.today', {
    kept: decided.accepted + decided.edited,
    merged: decided.merged,
    forgotten: decided.forgotten,
  });
}

/** How many decisions there were. */
export function sum(decided: Decided): number {
  return Object.values(decided).reduce((all, count) => all + count, 0);
}
