import { CircleCheck, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatBytes, formatMilliseconds, formatRelative, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { addressOf } from './address-of.ts';
import { FigureLink } from './figure-link.tsx';
import type { HomeActions } from './use-home-actions.ts';

/** What no change is told of, such as room on the disk. */
const CHECKED_EVERY_MS = 5 * 60_000;
const BACKUPS_EVERY_MS = 30_000;
const WEEK_HOURS = 168;
const MEGABYTE = 1_000_000;

type State = 'ok' | 'warn' | 'fail';

const ICONS: Readonly<Record<State, LucideIcon>> = { ok: CircleCheck, warn: TriangleAlert, fail: CircleX };

type HealthSectionProps = { changes: OutputOf<'dashboard.changes'> | undefined; actionOf: HomeActions };

/** Whether all is well: the checks, how quick recall is, and what waits to be looked at. */
export function HealthSection({ changes, actionOf }: HealthSectionProps) {
  const health = useRead('maintenance.health', {}, { refetchEveryMs: CHECKED_EVERY_MS }).data;
  const metrics = useRead(
    'maintenance.metrics',
    { hours: WEEK_HOURS },
    { refetchEveryMs: CHECKED_EVERY_MS },
  ).data;
  const stats = useRead('maintenance.stats', {}).data;
  if (health === undefined) return null;
  // When the last backup was made has a line of its own.
  const checks = health.checks.filter(({ name }) => name !== 'backup');
  const wrong = checks.filter(({ state }) => state !== 'ok');
  const recall = metrics?.durations.recall;
  return (
    <section className="section" aria-label={t('home.health')}>
      <h3>
        {t('home.health')}
        <span className="num">{t('home.checked', { when: formatTime(health.checkedAt) })}</span>
      </h3>
      <ul>
        <Row
          state="ok"
          hidden={wrong.length === checks.length}
          name={t('home.checksFine', { count: checks.length - wrong.length })}
          value={t('home.fine')}
        />
        {wrong.map((check) => (
          <Row
            key={check.name}
            state={check.state}
            name={t(`health.name.${check.name}`)}
            value=""
            {...(check.action === null
              ? { link: { label: t('home.look'), address: '/health' } }
              : { action: actionOf(check.action) })}
          />
        ))}
        <BackupRow actionOf={actionOf} />
        {recall === undefined ? null : (
          <Row state="ok" name={t('home.recallTime')} value={formatMilliseconds(recall.p95)} />
        )}
        {stats === undefined ? null : (
          <Row state="ok" name={t('home.size')} value={formatBytes(stats.dbSizeMb * MEGABYTE)} />
        )}
        {changes === undefined ? null : (
          <>
            <Row
              state={changes.duplicates.count === 0 ? 'ok' : 'warn'}
              name={t('home.likelyDuplicates')}
              value={<FigureLink figure={changes.duplicates} />}
              {...(changes.duplicates.count === 0
                ? {}
                : { link: { label: t('home.merge'), address: addressOf(changes.duplicates.list) } })}
            />
            <Row
              state={changes.waiting.count === 0 ? 'ok' : 'warn'}
              name={t('home.notReviewed')}
              value={<FigureLink figure={changes.waiting} />}
              {...(changes.waiting.count === 0
                ? {}
                : { link: { label: t('home.review'), address: addressOf(changes.waiting.list) } })}
            />
          </>
        )}
      </ul>
    </section>
  );
}

/** When the newest verified backup was made. It is no change of the memory, so it is asked for. */
function BackupRow({ actionOf }: { actionOf: HomeActions }) {
  const backups = useRead('backups.list', {}, { refetchEveryMs: BACKUPS_EVERY_MS, askAnew: true }).data;
  if (backups === undefined) return null;
  const { lastAt, late, nextAt } = backups;
  const wanting = lastAt === null || late || nextAt === null;
  return (
    <Row
      state={wanting ? 'warn' : 'ok'}
      name={t(lastAt === null ? 'home.noBackup' : 'home.lastBackup')}
      value={lastAt === null ? '' : formatRelative(lastAt)}
      {...(wanting
        ? { action: actionOf('backUp') }
        : { link: { label: t('home.backups'), address: '/backups' } })}
    />
  );
}

type RowProps = {
  state: State;
  name: string;
  value: ReactNode;
  link?: { label: string; address: string };
  /** Instead of a link: what is done at once. */
  action?: ReturnType<HomeActions>;
  hidden?: boolean;
};

function Row({ state, name, value, link, action, hidden = false }: RowProps) {
  if (hidden) return null;
  return (
    <li className="hrow">
      <span className={`st ${state}`}>
        <Icon of={ICONS[state]} />
        <VisuallyHidden>{t(`health.${state}`)}</VisuallyHidden>
      </span>
      <span className="grow">{name}</span>
      <span className="tn t2">{value}</span>
      {action === undefined ? null : (
        <button type="button" className="link" aria-disabled={action.busy} onClick={action.run}>
          {action.label}
        </button>
      )}
      {link === undefined ? null : (
        <a className="link" href={`#${link.address}`}>
          {link.label}
        </a>
      )}
    </li>
  );
}
