import { Ellipsis, type LucideIcon } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';
import { ContextMenu, Menu, type MenuItem } from './menu.tsx';

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
  /** How much waits there, in place of the number. */
  badge?: Readonly<{ count: string; label: string }>;
  /** What can be done with it, and how that menu is called. */
  menu?: Readonly<{ label: string; items: readonly MenuItem[] }>;
}>;

type SidebarProps = {
  /** Above the groups. */
  top: readonly Destination[];
  groups: readonly { label: string; items: readonly Destination[] }[];
  foot: readonly Destination[];
};

/** The destinations, in fixed order; icons only where the window is narrow. */
export function Sidebar({ top, groups, foot }: SidebarProps) {
  return (
    <nav className="sidebar" aria-label={t('shell.main')}>
      {top.map((item) => (
        <NavLink key={item.id} item={item} />
      ))}
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
  const link = (
    <a
      className="nav"
      href={item.address}
      title={item.label}
      aria-current={item.current ? 'page' : undefined}
    >
      <Icon of={item.icon} />
      <span className="clip">{item.label}</span>
      {item.count === undefined ? null : <span className="n">{item.count}</span>}
      {item.badge === undefined ? null : (
        <span className="badge" title={item.badge.label}>
          {item.badge.count}
        </span>
      )}
    </a>
  );
  if (item.menu === undefined) return link;
  return (
    <div className="nav-line">
      <ContextMenu trigger={link} items={item.menu.items} />
      <Menu
        trigger={<IconButton className="nav-more" icon={Ellipsis} label={item.menu.label} iconSize="small" />}
        items={item.menu.items}
      />
    </div>
  );
}
