import { CircleCheck, RefreshCw, TriangleAlert, CircleX, type LucideIcon } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatDate, formatNumber, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';

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

type Check = OutputOf<'maintenance.health'>['checks'][number];

const STATE_ICONS: Readonly<Record<Check['state'], LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  fail: CircleX,
};

function Health() {
  const health = useRead('maintenance.health', {});
  if (health.error !== null) {
    return (
      <ErrorState
        message={health.error.message}
        technical={health.error.code}
        onRetry={() => void health.refetch()}
      />
    );
  }
  if (health.data === undefined) return null;
  const { checks, checkedAt } = health.data;
  return (
    <>
      <ul className="checks">
        {checks.map((check) => (
          <li key={check.name} className={`check-line ${check.state}`}>
            <Icon of={STATE_ICONS[check.state]} />
            <div className="grow">
              <p>
                <span className="med">{t(`settings.health.${check.name}`)}</span>
                <span className="sep meta check-state">{t(`settings.health.${check.state}`)}</span>
              </p>
              <p className="t2 anywhere">{check.message}</p>
              {check.advice === null ? null : <p>{check.advice}</p>}
            </div>
          </li>
        ))}
      </ul>
      <p className="flex">
        <Button onClick={() => void health.refetch()}>
          <Icon of={RefreshCw} size="small" />
          {t('settings.health.again')}
        </Button>
        <CopyButton text={writeChecks(checks)} label={t('settings.health.copy')} />
        <span className="meta tn">{t('settings.health.checkedAt', { when: formatTime(checkedAt) })}</span>
      </p>
    </>
  );
}

function writeChecks(checks: readonly Check[]): string {
  return checks
    .map(
      ({ name, state, message, advice }) =>
        `${t(`settings.health.${name}`)}: ${t(`settings.health.${state}`)}. ${[message, advice].filter(Boolean).join(' ')}`,
    )
    .join('\n');
}
