import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { formatNumber } from '../i18n/format.ts';
import { IconButton } from './icon-button.tsx';

type BulkBarProps = { count: number; onClear: () => void; children: ReactNode };

/** What can be done with everything selected; floats over the list while something is. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('common.selected', { count: formatNumber(count) })}>
      <span className="tn grow">{t('common.selected', { count: formatNumber(count) })}</span>
      {children}
      <IconButton icon={X} label={t('action.clear')} shortcut="Esc" onClick={onClear} />
    </div>
  );
}
