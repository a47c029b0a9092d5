import { FolderOpen } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatBytes, formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useConnection } from '../../state/connection-context.ts';
import { notifyError } from '../../state/notices.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useChange } from '../../state/queries.ts';

type BackupList = OutputOf<'backups.list'>;

/** When the memory was backed up last, when it will be next, and where the backups lie. */
export function BackupSummary({ list }: { list: BackupList }) {
  const { openBackups } = useConnection();
  const set = useChange('settings.set');
  const { lastAt, folder } = list;
  return (
    <section className="backup-summary" aria-live="polite">
      <h2 className="backup-last" title={lastAt === null ? undefined : formatFull(lastAt)}>
        {lastAt === null ? t('backups.never') : t('backups.last', { when: formatRelative(lastAt) })}
      </h2>
      <p className="t2 flex backup-next">
        <span>{nextOf(list)}</span>
        {list.nextAt === null ? (
          <Button
            kind="ghost"
            aria-disabled={set.isPending}
            onClick={() => set.isPending || set.mutate({ values: { 'longTerm.backupEnabled': true } })}
          >
            {t('backups.turnOn')}
          </Button>
        ) : null}
      </p>
      <p className="flex backup-place">
        <code className="anywhere">{folder}</code>
        {openBackups === null ? (
          <CopyButton text={folder} label={t('backups.copyFolder')} />
        ) : (
          <Button kind="ghost" onClick={() => void openBackups().catch(notifyError)}>
            <Icon of={FolderOpen} />
            {t('backups.openFolder')}
          </Button>
        )}
      </p>
      <p className="meta tn">
        {t('backups.takes', { size: formatBytes(list.bytes), free: formatBytes(list.freeBytes) })}
      </p>
    </section>
  );
}

function nextOf({ lastAt, current, nextAt }: BackupList): string {
  if (nextAt === null) return t('backups.off');
  if (lastAt !== null && current) return t('backups.current');
  if (Date.parse(nextAt) <= Date.now()) return t('backups.dueNow');
  return t('backups.next', { when: formatFull(nextAt) });
}
