import { FunnelX, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../i18n/index.ts';
import { Chip } from './chip.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { Popover } from './popover.tsx';

/** A filter that is on: its name and value as they are shown. */
export type ActiveFilter = Readonly<{ key: string; name: string; value: string; remove: () => void }>;

type FilterChipsProps = {
  filters: readonly ActiveFilter[];
  onClear: () => void;
  /** The filters there are; shown when they are asked for, so only then are they counted. */
  children: ReactNode;
};

/** The filters that are on, the way to more, and the way out of all. */
export function FilterChips({ filters, onClear, children }: FilterChipsProps) {
  return (
    <>
      {filters.map(({ key, name, value, remove }) => (
        <Chip key={key} name={name} value={value} onRemove={remove} />
      ))}
      <span className="filter-tools">
        <Popover
          title={t('action.filter')}
          trigger={
            <button type="button" className="chip add">
              <Icon of={Plus} />
              {t('action.filter')}
            </button>
          }
        >
          {children}
        </Popover>
        {filters.length === 0 ? null : (
          <IconButton icon={FunnelX} iconSize="small" label={t('action.clearFilters')} onClick={onClear} />
        )}
      </span>
    </>
  );
}
