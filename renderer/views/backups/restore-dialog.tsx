import { useId, useRef, useState } from 'react';
import type { Backup, RestoreMode } from '../../../shared/entities/backup.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { RestorePreview } from './restore-preview.tsx';
import type { BackupWork } from './use-backups.ts';

type RestoreDialogProps = {
  backup: Backup;
  onBegin: (work: BackupWork) => void;
  onClose: () => void;
};

/** Says what restoring a backup would do, one way or the other, before anything is done. */
export function RestoreDialog({ backup, onBegin, onClose }: RestoreDialogProps) {
  const [mode, setMode] = useState<RestoreMode>('merge');
  const cancel = useRef<HTMLButtonElement>(null);
  const preview = useRead('backups.preview', { name: backup.name }, { askAnew: true });
  const restore = useChange('backups.restore', {
    onDone({ job, import: merge }) {
      onBegin({
        jobId: job.id,
        kind: merge === null ? 'restore' : 'merge',
        backup,
        importId: merge?.id ?? null,
      });
      onClose();
    },
  });
  const when = formatFull(backup.createdAt);
  const kinds = preview.data?.kinds ?? [];
  const useful = mode === 'replace' || kinds.some(({ comingBack }) => comingBack > 0);
  const ready = preview.data !== undefined && useful && !restore.isPending;
  return (
    <Dialog
      open
      wide
      title={t('backups.restoreTitle', { when })}
      first={cancel}
      onClose={onClose}
      footer={
        <>
          <span className="meta grow">
            {t(backup.state === 'verified' ? 'backups.job.restoreNote' : 'backups.preview.unverified')}
          </span>
          <Button ref={cancel} kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            kind={mode === 'merge' ? 'primary' : 'danger'}
            aria-disabled={!ready}
            onClick={() => ready && restore.mutate({ name: backup.name, mode })}
          >
            {t(mode === 'merge' ? 'backups.restoreMerge' : 'backups.restoreReplace')}
          </Button>
        </>
      }
    >
      <ModeChoice mode={mode} onMode={setMode} />
      {preview.error === null ? null : (
        <ErrorState
          message={preview.error.message}
          technical={preview.error.code}
          onRetry={() => void preview.refetch()}
        />
      )}
      {preview.isPending ? (
        <div className="backup-comparing">
          <p className="t2">{t('backups.compare')}</p>
          <Progress label={t('backups.compare')} share={null} />
        </div>
      ) : null}
      {preview.data === undefined ? null : <RestorePreview kinds={preview.data.kinds} mode={mode} />}
    </Dialog>
  );
}

const MODES = ['merge', 'replace'] as const;

function ModeChoice({ mode, onMode }: { mode: RestoreMode; onMode: (mode: RestoreMode) => void }) {
  const group = useId();
  return (
    <fieldset className="backup-modes">
      <legend className="sr">{t('backups.mode')}</legend>
      {MODES.map((each) => (
        <label key={each} className={each === mode ? 'backup-mode chosen' : 'backup-mode'}>
          <input
            type="radio"
            name={group}
            value={each}
            checked={each === mode}
            onChange={() => onMode(each)}
          />
          <span className="med">{t(`backups.mode.${each}`)}</span>
          <span className="t2">{t(`backups.mode.${each}.detail`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
