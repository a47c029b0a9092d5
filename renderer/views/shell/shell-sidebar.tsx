import { useLocation } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { Sidebar, type Destination } from '../../components/sidebar.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { BELOW_VIEWS, LIBRARY, SETTINGS } from './destinations.ts';

/** The sidebar with its counts and the person's saved views. */
export function ShellSidebar() {
  const location = useLocation();
  const stats = useRead('maintenance.stats', {}).data;
  const views = useRead('savedViews.list', {}).data?.items ?? [];
  const counts: Readonly<Record<string, number | undefined>> = {
    '/sessions': stats?.totalSessions,
    '/knowledge': stats?.totalKnowledge,
    '/tasks': stats?.openTasks,
    '/trash': stats?.inTrash,
  };
  const destination = (place: (typeof LIBRARY)[number]): Destination => ({
    id: place.path,
    label: t(place.title),
    icon: place.icon,
    address: `#${place.path}`,
    current: location.pathname === place.path || location.pathname.startsWith(`${place.path}/`),
    ...(counts[place.path] ? { count: formatNumber(counts[place.path] ?? 0) } : {}),
  });
  const saved = views.map((view) => ({
    id: view.id,
    label: view.name,
    icon: Star,
    address: `#${view.address}`,
    current: location.href === view.address,
  }));
  return (
    <Sidebar
      groups={[
        { label: t('shell.library'), items: LIBRARY.map(destination) },
        { label: t('shell.views'), items: [...saved, ...BELOW_VIEWS.map(destination)] },
      ]}
      foot={[destination(SETTINGS)]}
    />
  );
}
