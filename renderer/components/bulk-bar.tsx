import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { formatNumber } from '../i18n/format.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

type BulkBarProps = {
  count: number;
  onClear: () => void;
  /** How many match, and how all of them are selected: where a list can do that, it offers it. */
  total?: number | undefined;
  onSelectAll?: () => void;
  children: ReactNode;
};

/** What can be done with everything selected; floats over the list while something is. */
export function BulkBar({ count, onClear, total, onSelectAll, children }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('common.selected', { count: formatNumber(count) })}>
      <span className="tn grow">{t('common.selected', { count: formatNumber(count) })}</span>
      {onSelectAll === undefined || total === undefined || count >= total ? null : (
        <Button kind="ghost" onClick={onSelectAll}>
          {t('common.selectedAll', { count: formatNumber(total) })}
        </Button>
      )}
      {children}
      <IconButton icon={X} label={t('action.clear')} shortcut="Esc" onClick={onClear} />
    </div>
  );
}
