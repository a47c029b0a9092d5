import { RefreshCw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { Alerts } from './alerts.tsx';
import { Checks } from './checks.tsx';
import { Errors } from './errors.tsx';
import { Optimise } from './optimise.tsx';
import { Report } from './report.tsx';
import { Retention } from './retention.tsx';
import { Secrets } from './secrets.tsx';
import { Speed } from './speed.tsx';
import { Summary } from './summary.tsx';
import { useHealthActions } from './use-health-actions.ts';

const POLL_MS = 30_000;

/** Whether all is well with the memory, and what to do where it is not. */
export function HealthView() {
  const health = useRead('maintenance.health', {}, { refetchEveryMs: POLL_MS, askAnew: true });
  const actions = useHealthActions();
  return (
    <div className="split" data-screen="health">
      <Screen
        title={t('health.title')}
        actions={
          <Button onClick={actions.lookAgain}>
            <Icon of={RefreshCw} size="small" />
            {t('health.again')}
          </Button>
        }
      >
        <div className="scroll">
          {health.error === null ? null : (
            <ErrorState
              message={health.error.message}
              technical={health.error.code}
              onRetry={() => void health.refetch()}
            />
          )}
          {health.data === undefined ? null : (
            <div className="health">
              <Summary health={health.data} work={actions.work} />
              <div className="health-main">
                <Checks health={health.data} actions={actions} />
                <Report />
                <Secrets />
                <Speed />
                <Errors logs={health.data.logs} onCleared={actions.lookAgain} />
              </div>
              <div className="health-side">
                <Alerts actions={actions} />
                <Optimise actions={actions} />
                <Retention onDone={actions.lookAgain} />
              </div>
            </div>
          )}
        </div>
      </Screen>
    </div>
  );
}
