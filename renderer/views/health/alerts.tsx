import { BellOff, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import type { Alert } from '../../../shared/entities/alert.ts';
import { Button } from '../../components/button.tsx';
import { Fold } from '../../components/fold.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { alertMessage } from './alert-words.ts';
import { Section } from './section.tsx';
import { Thresholds } from './thresholds.tsx';
import type { HealthActions } from './use-health-actions.ts';

const POLL_MS = 60_000;
const DAY = 86_400_000;
/** Until it ends, however long that takes. */
const FOR_GOOD = '9999-12-31T00:00:00.000Z';

/** The thresholds that are passed now, and where they are set. */
export function Alerts({ actions }: { actions: HealthActions }) {
  const alerts = useRead('maintenance.alerts', {}, { refetchEveryMs: POLL_MS, askAnew: true });
  const snooze = useChange('maintenance.snoozeAlert', { onDone: () => void alerts.refetch() });
  const { items = [], snoozed = [] } = alerts.data ?? {};
  const later = ({ kind }: Alert, until: string | null) => snooze.mutate({ kind, until });
  return (
    <Section title={t('health.alerts')} name="alerts">
      {items.length === 0 ? <p className="t2">{t('health.alerts.none')}</p> : null}
      <ul className="health-alerts">
        {items.map((alert) => (
          <FiringAlert
            key={alert.kind}
            alert={alert}
            actions={actions}
            onLater={(until) => later(alert, until)}
          />
        ))}
      </ul>
      {snoozed.length === 0 ? null : (
        <Fold icon={BellOff} summary={t('health.alerts.snoozed', { count: snoozed.length })}>
          {() => (
            <ul className="health-snoozed">
              {snoozed.map((alert) => (
                <li key={alert.kind}>
                  <p className="t2">{alertMessage(alert)}</p>
                  <Button kind="ghost" onClick={() => later(alert, null)}>
                    {t('health.alerts.show')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Fold>
      )}
      <Fold icon={SlidersHorizontal} summary={t('health.alerts.thresholds')}>
        {() => <Thresholds onSaved={() => void alerts.refetch()} />}
      </Fold>
    </Section>
  );
}

type FiringAlertProps = { alert: Alert; actions: HealthActions; onLater: (until: string) => void };

function FiringAlert({ alert, actions, onLater }: FiringAlertProps) {
  const { action, since } = alert;
  const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  return (
    <li className="notice warn">
      <Icon of={TriangleAlert} />
      <div className="grow">
        <p>{alertMessage(alert)}</p>
        <p className="meta">{t('health.alerts.since', { when: formatListTime(since) })}</p>
        <p className="flex">
          {action === null ? null : (
            <Button aria-disabled={actions.work !== null} onClick={() => actions.act(action)}>
              {t(`health.action.${action}`)}
            </Button>
          )}
          <Menu
            trigger={<Button kind="ghost">{t('health.alerts.later')}</Button>}
            items={[
              { label: t('health.alerts.tomorrow'), run: () => onLater(inDays(1)) },
              { label: t('health.alerts.week'), run: () => onLater(inDays(7)) },
              { label: t('health.alerts.untilAnew'), run: () => onLater(FOR_GOOD) },
            ]}
          />
        </p>
      </div>
    </li>
  );
}
