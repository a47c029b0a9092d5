import { TriangleAlert } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { alertMessage } from '../health/alert-words.ts';
import type { HomeActions } from './use-home-actions.ts';

/** Most of what alerts look at no change is told of. */
const ANEW_MS = 60_000;

/** The thresholds of the person's that are passed now, each with one button; nothing where none is. */
export function AlertsSection({ actionOf }: { actionOf: HomeActions }) {
  const alerts =
    useRead('maintenance.alerts', {}, { refetchEveryMs: ANEW_MS, askAnew: true }).data?.items ?? [];
  if (alerts.length === 0) return null;
  return (
    <section className="section" aria-label={t('health.alerts')}>
      <h3>
        {t('health.alerts')}
        <a className="num link" href="#/health">
          {t('health.open')}
        </a>
      </h3>
      <ul className="home-alerts">
        {alerts.map((alert) => {
          const action = alert.action === null ? null : actionOf(alert.action);
          return (
            <li key={alert.kind} className="notice warn">
              <Icon of={TriangleAlert} />
              <div className="grow">
                <p className="med">{alertMessage(alert)}</p>
                {action === null ? null : (
                  <button type="button" className="link" aria-disabled={action.busy} onClick={action.run}>
                    {action.label}
                  </button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
