import { X } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

type ChipProps = { name: string; value: string; onRemove: () => void };

/** A filter that is on; pressing it takes it off. */
export function Chip({ name, value, onRemove }: ChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-label={t('common.removeFilter', { name, value })}
      onClick={onRemove}
    >
      <span className="k">{name}</span> <span className="clip">{value}</span>
      <Icon of={X} />
    </button>
  );
}
