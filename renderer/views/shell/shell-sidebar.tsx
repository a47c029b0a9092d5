import { useLocation } from '@tanstack/react-router';
import { Pencil, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedView } from '../../../shared/contract/search.ts';
import { Sidebar, type Destination } from '../../components/sidebar.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { ViewNameDialog } from '../search/save-search.tsx';
import { useSavedViews } from '../search/use-saved-views.ts';
import { AGENTS, BELOW_VIEWS, LIBRARY, SETTINGS } from './destinations.ts';

/** The sidebar with its counts and the person's saved views. */
export function ShellSidebar() {
  const location = useLocation();
  const stats = useRead('maintenance.stats', {}).data;
  const views = useSavedViews();
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const counts: Readonly<Record<string, number | undefined>> = {
    '/sessions': stats?.totalSessions,
    '/knowledge': stats?.totalKnowledge,
    '/tasks': stats?.openTasks,
    '/memories': stats?.totalMemories,
    '/agents': stats?.totalAgents,
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
  const saved = views.items.map((view) => ({
    id: view.id,
    label: view.name,
    icon: Star,
    address: `#${view.address}`,
    current: location.href === view.address,
    menu: {
      label: t('view.actions', { name: view.name }),
      items: [
        { label: t('view.rename'), icon: Pencil, run: () => setRenamed(view) },
        { label: t('view.remove'), icon: Trash2, run: () => views.remove(view) },
      ],
    },
  }));
  return (
    <>
      <Sidebar
        groups={[
          { label: t('shell.library'), items: LIBRARY.map(destination) },
          { label: t('shell.agents'), items: AGENTS.map(destination) },
          { label: t('shell.views'), items: [...saved, ...BELOW_VIEWS.map(destination)] },
        ]}
        foot={[destination(SETTINGS)]}
      />
      {renamed === null ? null : (
        <ViewNameDialog
          title={t('view.renameTitle', { name: renamed.name })}
          name={renamed.name}
          taken={views.items.filter((view) => view.id !== renamed.id).map((view) => view.name)}
          onName={(name) => {
            if (name !== renamed.name) views.rename(renamed, name);
            setRenamed(null);
          }}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}
