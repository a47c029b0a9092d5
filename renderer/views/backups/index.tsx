import { useNavigate } from '@tanstack/react-router';
import { ArchiveRestore, DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../../shared/entities/backup.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Screen } from '../../components/screen.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { BackupLine } from './backup-line.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { StartedWork } from './started-work.tsx';
import { BackupSummary } from './summary.tsx';
import { type BackupWork, useBackups } from './use-backups.ts';

type Asked = Readonly<{ what: 'restore' | 'remove'; backup: Backup }>;

/** The backups of the memory: when the last one was made, all there are, making one, and bringing one back. */
export function BackupsView() {
  const { list, work, start, verify, begin, close } = useBackups();
  const [asked, setAsked] = useState<Asked | null>(null);
  const navigate = useNavigate();
  const busy = work !== null && work.running;
  return (
    <div className="split" data-screen="backups">
      <Screen
        title={t('shell.backups')}
        actions={
          <>
            <Button
              kind="ghost"
              onClick={() => void navigate({ to: '/settings', search: { group: 'backups' } })}
            >
              {t('backups.settings')}
            </Button>
            <Button kind="primary" aria-disabled={busy} onClick={() => busy || start()}>
              <Icon of={DatabaseBackup} />
              {t('backups.now')}
            </Button>
          </>
        }
      >
        <div className="scroll">
          <div className="backups">
            {list.error === null ? null : (
              <ErrorState
                message={list.error.message}
                technical={list.error.code}
                onRetry={() => void list.refetch()}
              />
            )}
            {list.data === undefined ? null : <BackupSummary list={list.data} />}
            {work === null ? null : (
              <StartedWork key={work.jobId} work={work} onEnd={() => void list.refetch()} onClose={close} />
            )}
            <List
              items={list.data?.items}
              busy={busy}
              onAsk={(what, backup) => setAsked({ what, backup })}
              onVerify={verify}
            />
          </div>
        </div>
      </Screen>
      {asked === null ? null : (
        <Dialogs
          asked={asked}
          items={list.data?.items ?? []}
          onBegin={begin}
          onRemoved={() => void list.refetch()}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

type ListProps = {
  items: readonly Backup[] | undefined;
  busy: boolean;
  onAsk: (what: Asked['what'], backup: Backup) => void;
  onVerify: (backup: Backup) => void;
};

function List({ items, busy, onAsk, onVerify }: ListProps) {
  if (items === undefined) return <SkeletonRows />;
  if (items.length === 0)
    return <EmptyState icon={ArchiveRestore} title={t('backups.empty')} detail={t('backups.emptyDetail')} />;
  return (
    <section aria-label={t('backups.list')}>
      <h2 className="sec-h">
        {t('backups.list')}
        <span className="num">{formatNumber(items.length)}</span>
      </h2>
      <ul>
        {items.map((backup) => (
          <BackupLine
            key={backup.name}
            backup={backup}
            busy={busy}
            onRestore={() => onAsk('restore', backup)}
            onVerify={() => onVerify(backup)}
            onRemove={() => onAsk('remove', backup)}
          />
        ))}
      </ul>
    </section>
  );
}

type DialogsProps = {
  asked: Asked;
  items: readonly Backup[];
  onBegin: (work: BackupWork) => void;
  onRemoved: () => void;
  onClose: () => void;
};

function Dialogs({ asked: { what, backup }, items, onBegin, onRemoved, onClose }: DialogsProps) {
  const verified = items.filter(({ state }) => state === 'verified');
  return what === 'restore' ? (
    <RestoreDialog backup={backup} onBegin={onBegin} onClose={onClose} />
  ) : (
    <RemoveDialog
      backup={backup}
      isLast={verified.length === 1 && verified[0]?.name === backup.name}
      onRemoved={onRemoved}
      onClose={onClose}
    />
  );
}
