import { useId, useState } from 'react';
import type { Backup } from '../../../shared/entities/backup.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { formatBytes, formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

type BackupDialogProps = { onChoose: (name: string) => void; onClose: () => void };

/** Asks which backup is to take the place of the file; the newest that is whole is chosen. */
export function BackupDialog({ onChoose, onClose }: BackupDialogProps) {
  const backups = useRead('store.backups', {}, { askAnew: true }).data?.items;
  const newest = backups?.find(({ state }) => state !== 'damaged')?.name;
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? newest;
  return (
    <ConfirmDialog
      title={t('store.backup.title')}
      action={t('store.backup.use')}
      disabled={chosen === undefined}
      onConfirm={() => chosen !== undefined && onChoose(chosen)}
      onClose={onClose}
    >
      <p className="t2">{t('store.backup.lead')}</p>
      {backups?.length === 0 ? <p className="store-none">{t('store.backup.none')}</p> : null}
      <div className="store-backups" role="radiogroup" aria-label={t('store.backup.title')}>
        {backups?.map((backup) => (
          <BackupRow
            key={backup.name}
            backup={backup}
            newest={backup.name === newest}
            checked={backup.name === chosen}
            onChoose={() => setPicked(backup.name)}
          />
        ))}
      </div>
    </ConfirmDialog>
  );
}

type BackupRowProps = { backup: Backup; newest: boolean; checked: boolean; onChoose: () => void };

function BackupRow({ backup, newest, checked, onChoose }: BackupRowProps) {
  const id = useId();
  const { createdAt, bytes, counts, state } = backup;
  const messages = counts?.['messages'];
  const facts = [
    newest ? t('store.backup.newest') : '',
    state === 'damaged' ? t('store.backup.damaged') : '',
    messages === undefined ? '' : t('store.backup.messages', { count: messages }),
    formatBytes(bytes),
  ];
  return (
    <div className="store-backup">
      <input
        id={id}
        type="radio"
        name="backup"
        checked={checked}
        disabled={state === 'damaged'}
        onChange={onChoose}
      />
      <label htmlFor={id} className="flex">
        <span className="grow">{formatFull(createdAt)}</span>
        <span className="meta t2 tn">{facts.filter(Boolean).join(' · ')}</span>
      </label>
    </div>
  );
}
