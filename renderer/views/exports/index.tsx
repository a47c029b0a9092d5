import { Link } from '@tanstack/react-router';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { ExportForm } from './export-form.tsx';
import { StartedExport } from './started.tsx';
import { useExport, useWaitingExports } from './use-export.ts';
import { WaitingList } from './waiting-list.tsx';

/** Takes the memory out of Mneme, and lists the files that wait to be saved. */
export function ExportsView() {
  const { started, starting, start, close } = useExport();
  const waiting = useWaitingExports();
  return (
    <div className="split" data-screen="exports">
      <Screen
        title={t('shell.exports')}
        actions={
          <Link className="btn" to="/passport">
            {t('passport.title')}
          </Link>
        }
      >
        <div className="scroll">
          <div className="exports">
            {started === null ? (
              <ExportForm starting={starting} onStart={start} />
            ) : (
              <StartedExport
                key={started.jobId}
                jobId={started.jobId}
                onEnd={() => void waiting.refresh()}
                onRemove={(one) => {
                  waiting.remove(one);
                  close();
                }}
                onClose={close}
              />
            )}
            <WaitingList waiting={waiting} shownAbove={started?.exportId ?? null} />
          </div>
        </div>
      </Screen>
    </div>
  );
}
