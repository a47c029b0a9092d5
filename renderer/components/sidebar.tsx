import type { LucideIcon } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

/** One destination of the sidebar. */
export type Destination = Readonly<{
  id: string;
  label: string;
  icon: LucideIcon;
  /** Where it leads, e.g. `#/sessions`. */
  address: string;
  current: boolean;
  /** A number at its end, already written. */
  count?: string;
}>;

type SidebarProps = {
  groups: readonly { label: string; items: readonly Destination[] }[];
  foot: readonly Destination[];
};

/** The destinations, in fixed order; icons only where the window is narrow. */
export function Sidebar({ groups, foot }: SidebarProps) {
  return (
    <nav className="sidebar" aria-label={t('shell.main')}>
      {groups.map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <div className="nav-label" aria-hidden>
            {group.label}
          </div>
          {group.items.map((item) => (
            <NavLink key={item.id} item={item} />
          ))}
        </div>
      ))}
      <div className="sidebar-foot">
        {foot.map((item) => (
          <NavLink key={item.id} item={item} />
        ))}
      </div>
    </nav>
  );
}

function NavLink({ item }: { item: Destination }) {
  return (
    <a
      className="nav"
      href={item.address}
      title={item.label}
      aria-current={item.current ? 'page' : undefined}
    >
      <Icon of={item.icon} />
      <span className="clip">{item.label}</span>
      {item.count === undefined ? null : <span className="n">{item.count}</span>}
    </a>
  );
}
