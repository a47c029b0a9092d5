import type { ComponentProps } from 'react';
import { Kbd } from './kbd.tsx';

type ButtonProps = ComponentProps<'button'> & {
  kind?: 'plain' | 'primary' | 'ghost' | 'danger';
  large?: boolean;
  /** The key cap shown at its end. */
  shortcut?: string | undefined;
};

/** A button with a text. */
export function Button({
  kind = 'plain',
  large = false,
  shortcut,
  children,
  className,
  ...rest
}: ButtonProps) {
  const classes = ['btn', kind === 'plain' ? '' : kind, large ? 'lg' : '', className ?? ''];
  return (
    <button type="button" className={classes.filter(Boolean).join(' ')} {...rest}>
      {children}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </button>
  );
}
