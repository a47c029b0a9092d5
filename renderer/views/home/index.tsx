import { useNavigate, useSearch } from '@tanstack/react-router';
import { Check, House, Import, Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatSince } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { useNow } from '../tasks/use-now.ts';
import { AgentTable } from './agent-table.tsx';
import { AlertsSection } from './alerts.tsx';
import { ChangeStats } from './change-stats.tsx';
import { Charts } from './charts.tsx';
import { ConsolidationResults } from './consolidation-results.tsx';
import { HealthSection } from './health.tsx';
import { Learning } from './learning.tsx';
import { startOfDayBefore } from './periods.ts';
import { SavedDays } from './saved-days.tsx';
import { PERIODS, type Period } from './search.ts';
import { TemperatureSection } from './temperature.tsx';
import { useHomeActions } from './use-home-actions.ts';
import { WorthALook } from './worth-a-look.tsx';

const DAYS_OF = { week: 7, month: 30 } as const;

/** What changed since the person last looked, what is worth a look, and how the memory does. */
export function HomeView() {
  const period = useSearch({ from: '/home' }).period ?? 'seen';
  const now = useNow();
  const input = period === 'seen' ? {} : { since: startOfDayBefore(now, DAYS_OF[period] - 1) };
  const changes = useRead('dashboard.changes', input, { keepPrevious: true });
  const stats = useRead('maintenance.stats', {}).data;
  const actionOf = useHomeActions();
  if (changes.error !== null && changes.data === undefined)
    return (
      <div className="pane-state" data-screen="home">
        <ErrorState message={changes.error.message} onRetry={() => void changes.refetch()} />
      </div>
    );
  const empty = stats?.totalMemories === 0 && changes.data?.waiting.count === 0;
  return (
    <section className="pane pane-detail" aria-label={t('shell.home')} data-screen="home">
      <Head period={period} at={changes.data?.at} since={changes.data?.since} empty={empty} />
      <div className="scroll">
        {empty ? (
          <Empty />
        ) : (
          <div className="hgrid">
            <div className="hcol">
              {changes.data === undefined ? (
                <div className="stats" aria-busy />
              ) : (
                <ChangeStats changes={changes.data} />
              )}
              <WorthALook waiting={changes.data?.waiting} />
              <SavedDays />
              <AgentTable />
              <div className="hpair">
                <Learning />
                <ConsolidationResults />
              </div>
              <Charts />
            </div>
            <aside className="hside" aria-label={t('home.side')}>
              <TemperatureSection />
              <HealthSection changes={changes.data} actionOf={actionOf} />
              <AlertsSection actionOf={actionOf} />
            </aside>
          </div>
        )}
      </div>
    </section>
  );
}

type HeadProps = {
  period: Period;
  /** When the changes were counted: what is marked as seen is what is shown. */
  at: string | undefined;
  since: string | undefined;
  empty: boolean;
};

function Head({ period, at, since, empty }: HeadProps) {
  const navigate = useNavigate();
  const shortcutOf = useShortcuts();
  const notifyUndoable = useNotifyUndoable();
  const mark = useChange('dashboard.markSeen', { onDone: () => notifyUndoable(t('home.marked')) });
  const markSeen = () => {
    if (at !== undefined) mark.mutate({ at });
  };
  useCommand('markSeen', { run: markSeen, when: !empty && at !== undefined });
  return (
    <div className="pane-head wide">
      <h1 className="clip">{since === undefined || empty ? t('shell.home') : formatSince(since)}</h1>
      <span className="grow" />
      {empty ? null : (
        <>
          <Seg
            label={t('home.period')}
            value={period}
            options={PERIODS.map((value) => ({ value, label: t(`home.period.${value}`) }))}
            onChange={(value) =>
              void navigate({ to: '/home', search: value === 'seen' ? {} : { period: value }, replace: true })
            }
          />
          <Button shortcut={shortcutOf('markSeen')} onClick={markSeen} disabled={at === undefined}>
            <Icon of={Check} />
            {t('home.markSeen')}
          </Button>
        </>
      )}
    </div>
  );
}

function Empty() {
  const navigate = useNavigate();
  return (
    <div className="pane-state">
      <EmptyState icon={House} title={t('home.empty')} detail={t('home.emptyDetail')}>
        <Button kind="primary" onClick={() => void navigate({ to: '/imports' })}>
          <Icon of={Import} />
          {t('home.bring')}
        </Button>
        <Button onClick={() => void navigate({ to: '/memories' })}>
          <Icon of={Plus} />
          {t('memories.add')}
        </Button>
      </EmptyState>
    </div>
  );
}
