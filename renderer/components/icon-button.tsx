import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: LucideIcon;
  /** What it does; its name for assistive technology and its tooltip. */
  label: string;
  shortcut?: string | undefined;
  iconSize?: 'small' | 'large';
};

/** A button that is only an icon. */
export function IconButton({ icon, label, shortcut, iconSize, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        className={className === undefined ? 'icon-btn' : `icon-btn ${className}`}
        aria-label={label}
        {...rest}
      >
        <Icon of={icon} {...(iconSize === undefined ? {} : { size: iconSize })} />
      </button>
    </Tooltip>
  );
}
