import { useLocation } from '@tanstack/react-router';
import { Pencil, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedView } from '../../../shared/contract/saved-views.ts';
import { Sidebar, type Destination } from '../../components/sidebar.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { readListAddress } from '../lists/list-address.ts';
import { useListAddress } from '../lists/use-remembered-lists.ts';
import { useViewCounts } from '../lists/use-view-counts.ts';
import { useSavedViews } from '../lists/use-saved-views.ts';
import { ViewNameDialog } from '../lists/view-name-dialog.tsx';
import { AGENTS, BELOW_VIEWS, HOME, INBOX, LIBRARY, SETTINGS } from './destinations.ts';

const MINUTE_MS = 60_000;

/** The sidebar with its counts and the person's saved views. */
export function ShellSidebar() {
  const location = useLocation();
  const stats = useRead('maintenance.stats', {}).data;
  // What was put off comes back without a change of the memory.
  const waiting = useRead('inbox.counts', {}, { refetchEveryMs: MINUTE_MS }).data?.open ?? 0;
  const views = useSavedViews();
  const countOf = useViewCounts(views.items);
  const addressOf = useListAddress();
  const shown = readListAddress(location.href)?.address;
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
    address: `#${addressOf(place.path)}`,
    current: location.pathname === place.path || location.pathname.startsWith(`${place.path}/`),
    ...writeCount(counts[place.path] || undefined),
  });
  const saved = views.items.map((view) => ({
    id: view.id,
    label: view.name,
    ...writeCount(countOf(view.id)),
    icon: Star,
    address: `#${view.address}`,
    current: shown !== undefined && readListAddress(view.address)?.address === shown,
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
        top={[
          {
            ...destination(INBOX),
            ...(waiting === 0
              ? {}
              : {
                  badge: {
                    count: formatNumber(waiting),
                    label: t('inbox.toReview', { count: waiting }),
                  },
                }),
          },
          destination(HOME),
        ]}
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

function writeCount(count: number | undefined): { count?: string } {
  return count === undefined ? {} : { count: formatNumber(count) };
}
