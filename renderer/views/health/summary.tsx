import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { STATE_ICONS } from './checks.tsx';
import type { LongWork } from './use-health-actions.ts';

type SummaryProps = { health: OutputOf<'maintenance.health'>; work: LongWork };

/** All of it at a glance, and the long work that goes on. */
export function Summary({ health: { state, checks }, work }: SummaryProps) {
  const count = checks.filter((check) => check.state !== 'ok').length;
  const detail = state === 'ok' ? t('health.state.okDetail') : t(`health.state.${state}Detail`, { count });
  return (
    <div className={`health-summary ${state}`}>
      <Icon of={STATE_ICONS[state]} size="large" />
      <div className="grow">
        <p className="health-state" role="status">
          {t(`health.state.${state}`)}
        </p>
        <p className="t2">{detail}</p>
      </div>
      {work === null ? null : <Working work={work} />}
    </div>
  );
}

function Working({ work: { job, share, cancel } }: { work: NonNullable<LongWork> }) {
  const doing = t(`settings.jobs.kind.${job.kind}`);
  return (
    <div className="health-work">
      <p>
        <span className="med">{doing}</span>{' '}
        {share === null ? null : (
          <span className="t2 tn">{t('health.working', { percent: formatPercent(share) })}</span>
        )}
      </p>
      <Progress label={doing} share={share} />
      <Button kind="ghost" aria-disabled={job.cancelRequested} onClick={cancel}>
        {t('action.cancel')}
      </Button>
    </div>
  );
}
