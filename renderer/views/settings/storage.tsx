import { Link } from '@tanstack/react-router';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDate, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { STATE_ICONS } from '../health/checks.tsx';

const MEGABYTE = 1_000_000;

/** Where the memory lies, how large it is, and whether all is well with it. */
export function Storage() {
  const stats = useRead('maintenance.stats', {});
  if (stats.error !== null) {
    return (
      <ErrorState
        message={stats.error.message}
        technical={stats.error.code}
        onRetry={() => void stats.refetch()}
      />
    );
  }
  return (
    <>
      {stats.data === undefined ? null : <Facts stats={stats.data} />}
      <Health />
    </>
  );
}

function Facts({ stats }: { stats: OutputOf<'maintenance.stats'> }) {
  const holds = t('settings.storage.holdsText', {
    sessions: formatNumber(stats.totalSessions),
    messages: formatNumber(stats.totalMessages),
    facts: formatNumber(stats.totalKnowledge),
    preferences: formatNumber(stats.totalPreferences),
    tasks: formatNumber(stats.totalTasks),
  });
  return (
    <dl className="setting-facts">
      <dt>{t('settings.storage.home')}</dt>
      <dd className="flex">
        <code className="anywhere">{stats.home}</code>
        <CopyButton text={stats.home} label={t('settings.storage.copyHome')} />
      </dd>
      <dt>{t('settings.storage.size')}</dt>
      <dd className="tn">{formatBytes(stats.dbSizeMb * MEGABYTE)}</dd>
      <dt>{t('settings.storage.holds')}</dt>
      <dd className="tn">{holds}</dd>
      {stats.oldestAt === null ? null : (
        <>
          <dt>{t('settings.storage.oldest')}</dt>
          <dd className="tn">{formatDate(stats.oldestAt)}</dd>
        </>
      )}
      <dt>{t('settings.storage.schema')}</dt>
      <dd className="tn">{stats.schemaVersion}</dd>
    </dl>
  );
}

/** Whether all is well, in a line, and the way to more of it. */
function Health() {
  const { state } = useRead('maintenance.health', {}).data ?? {};
  if (state === undefined) return null;
  return (
    <p className={`check-line ${state}`}>
      <Icon of={STATE_ICONS[state]} />
      <span className="grow check-state">{t(`health.state.${state}`)}</span>
      <Link className="link" to="/health">
        {t('health.open')}
      </Link>
    </p>
  );
}
