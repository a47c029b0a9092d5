import type { Backup } from '../../../shared/entities/backup.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
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
  const remove = useChange('backups.remove', {
    onDone() {
      notify({ kind: 'removed', title: t('backups.removed') });
      onRemoved();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('backups.removeTitle')}
      action={t('backups.removeAction')}
      danger
      disabled={remove.isPending}
      onConfirm={() => remove.mutate({ name: backup.name })}
      onClose={onClose}
    >
      <p>{t('backups.removeDetail', { when: formatFull(backup.createdAt) })}</p>
      {isLast ? <p className="backup-warning">{t('backups.removeLast')}</p> : null}
    </ConfirmDialog>
  );
}
