import { useRef } from 'react';
import type { Backup } from '../../../shared/entities/backup.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { notify } from '../../state/notices.ts';
import { useChange } from '../../state/queries.ts';

type RemoveDialogProps = {
  backup: Backup;
  /** It is the only verified one. */
  isLast: boolean;
  onRemoved: () => void;
  onClose: () => void;
};

/** Asks before a backup is deleted: nothing brings it back. */
export function RemoveDialog({ backup, isLast, onRemoved, onClose }: RemoveDialogProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  const remove = useChange('backups.remove', {
    onDone() {
      notify({ kind: 'removed', title: t('backups.removed') });
      onRemoved();
      onClose();
    },
  });
  return (
    <Dialog
      open
      title={t('backups.removeTitle')}
      first={cancel}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button ref={cancel} kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            kind="danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate({ name: backup.name })}
          >
            {t('backups.removeAction')}
          </Button>
        </>
      }
    >
      <p>{t('backups.removeDetail', { when: formatFull(backup.createdAt) })}</p>
      {isLast ? <p className="backup-warning">{t('backups.removeLast')}</p> : null}
    </Dialog>
  );
}
