import { Ellipsis, Shield, ShieldAlert, ShieldCheck, Trash2, type LucideIcon } from 'lucide-react';
import type { Backup } from '../../../shared/entities/backup.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { formatBytes, formatFull, formatNumber, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';

const ICONS: Readonly<Record<Backup['state'], LucideIcon>> = {
  verified: ShieldCheck,
  unverified: Shield,
  damaged: ShieldAlert,
};

type BackupLineProps = {
  backup: Backup;
  /** Something is done with backups already. */
  busy: boolean;
  onRestore: () => void;
  onVerify: () => void;
  onRemove: () => void;
};

/** One backup: when and why it was made, what it holds, whether it is whole, and what can be done with it. */
export function BackupLine({ backup, busy, onRestore, onVerify, onRemove }: BackupLineProps) {
  const { createdAt, state, problem, verifiedAt } = backup;
  const when = formatFull(createdAt);
  return (
    <li className={`backup-line ${state}`} data-backup={backup.name}>
      <Icon of={ICONS[state]} />
      <div className="backup-main">
        <p className="backup-when">
          <span className="tn">{when}</span>
          <span className="sep meta">{t(`backups.reason.${backup.reason}`)}</span>
        </p>
        <p className="meta backup-facts">
          <span
            className="backup-state"
            title={
              verifiedAt === null ? undefined : t('backups.verifiedAt', { when: formatFull(verifiedAt) })
            }
          >
            {t(`backups.state.${state}`)}
          </span>
          <span className="tn">{formatRelative(createdAt)}</span>
          <span className="tn">{formatBytes(backup.bytes)}</span>
          <span className="tn">{holdsOf(backup)}</span>
        </p>
        {problem === null ? null : (
          <p className="backup-problem" title={problem}>
            {t('backups.damagedDetail')}
          </p>
        )}
      </div>
      <div className="backup-actions">
        <Button
          kind="ghost"
          aria-disabled={busy || state === 'damaged'}
          onClick={() => busy || state === 'damaged' || onRestore()}
        >
          {t('backups.restore')}
        </Button>
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('backups.more', { when })} />}
          items={[
            { label: t('backups.verify'), icon: ShieldCheck, disabled: busy, run: onVerify },
            { label: t('backups.remove'), icon: Trash2, danger: true, separated: true, run: onRemove },
          ]}
        />
      </div>
    </li>
  );
}

function holdsOf({ counts }: Backup): string {
  if (counts === null) return t('backups.holdsUnknown');
  const of = (kind: string): string => formatNumber(counts[kind] ?? 0);
  return t('backups.holds', { messages: of('messages'), memories: of('memories'), facts: of('knowledge') });
}
