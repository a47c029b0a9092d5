import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** Why it is empty. */
  detail: string;
  /** What to do: one primary button, one other at most. */
  children?: ReactNode;
};

/** Says why there is nothing here and what comes next. */
export function EmptyState({ icon, title, detail, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon of={icon} size="large" />
      <h3>{title}</h3>
      <p>{detail}</p>
      {children === undefined ? null : <div className="flex">{children}</div>}
    </div>
  );
}
