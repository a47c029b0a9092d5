import { X } from 'lucide-react';
import { Icon } from './icon.tsx';

type TagProps = { text: string; removeLabel?: string; onRemove?: () => void };

/** A word something is filed under; removable where there is a way to. */
export function Tag({ text, removeLabel, onRemove }: TagProps) {
  return (
    <span className="tag">
      <span className="clip">{text}</span>
      {onRemove === undefined ? null : (
        <button type="button" className="tag-x" aria-label={removeLabel} onClick={onRemove}>
          <Icon of={X} size="small" />
        </button>
      )}
    </span>
  );
}
