import { TriangleAlert } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { alertMessage } from '../health/alert-words.ts';

const POLL_MS = 60_000;

/** The thresholds that are passed, with the way to what can be done; nothing where none is. */
export function AlertsSection() {
  const alerts = useRead('maintenance.alerts', {}, { refetchEveryMs: POLL_MS, askAnew: true });
  const { items = [] } = alerts.data ?? {};
  if (items.length === 0) return null;
  return (
    <section className="section" aria-label={t('health.alerts')}>
      <h3>{t('health.alerts')}</h3>
      <ul className="home-alerts">
        {items.map((alert) => (
          <li key={alert.kind} className="notice warn">
            <Icon of={TriangleAlert} />
            <div className="grow">
              <p>{alertMessage(alert)}</p>
              <a className="link" href="#/health">
                {t('health.open')}
              </a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
