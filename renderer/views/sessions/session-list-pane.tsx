import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, FileOutput, Import, MessagesSquare, PencilLine, SearchX, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../../shared/entities/session.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { formatDayGroup, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { askExport } from '../../state/export-request.ts';
import { useRead } from '../../state/queries.ts';
import { SaveView } from '../lists/save-view.tsx';
import { ListPane } from '../lists/list-pane.tsx';
import { ChangeSessions } from './change-sessions.tsx';
import { sessionOffers } from './export-offers.ts';
import { countFilters, withoutFilters } from './filters.ts';
import { SessionFilters } from './session-filters.tsx';
import { SessionMenu } from './session-menu.tsx';
import { SessionRow } from './session-row.tsx';
import { SortMenu } from './sort-menu.tsx';
import type { SessionList } from './use-session-list.ts';

type SessionListPaneProps = {
  sessions: SessionList;
  current: string | null;
  /** Renames the session of an id, opening it first if need be. */
  onRename: (id: string) => void;
};

/** The list of sessions with its filters. */
export function SessionListPane({ sessions, current, onRename }: SessionListPaneProps) {
  const { list, search, selection, trash } = sessions;
  const byTime = search.sort === undefined || search.sort === 'lastActive' || search.sort === 'startedAt';
  const shortcutOf = useShortcuts();
  const [changing, setChanging] = useState(false);
  const groupOf = search.sort === 'startedAt' ? groupByStart : groupByActivity;
  useCommand('trash', {
    when: selection.count > 0 || current !== null,
    run: () => {
      if (selection.count > 0) sessions.trashSelected();
      else if (current !== null) trash([current]);
    },
  });
  useCommand('export', { run: () => askExport(sessionOffers(sessions)) });
  useCommand('changeMany', { when: selection.count > 0, run: () => setChanging(true) });
  return (
    <ListPane screen="sessions" label={t('sessions.list')}>
      <div className="pane-head bare">
        <h1>{t('sessions.title')}</h1>
        <span className="count grow">{useCount(sessions)}</span>
        <SaveView suggestion={t('sessions.title')} />
        <IconButton
          icon={FileOutput}
          label={t('exports.ask')}
          shortcut={shortcutOf('export')}
          onClick={() => askExport(sessionOffers(sessions))}
        />
        <SortMenu search={search} onChange={sessions.setSearch} />
      </div>
      <SessionFilters search={search} onChange={sessions.setSearch} />
      <SessionMenu
        sessions={sessions}
        current={current}
        onRename={onRename}
        onChange={() => setChanging(true)}
      >
        <RecordList
          label={t('sessions.list')}
          list={list}
          question={sessions.question}
          rowHeight={useRowHeight()}
          current={current}
          selected={selection.ids}
          onSelect={selection.set}
          onSelectAll={selection.selectAll}
          onOpen={(session) => sessions.open(session.id)}
          {...(byTime ? { groupOf } : {})}
          renderRow={(session) => <SessionRow session={session} />}
          empty={<Empty sessions={sessions} />}
        />
      </SessionMenu>
      <SessionBulkBar sessions={sessions} onChange={() => setChanging(true)} />
      {changing ? <ChangeSessions sessions={sessions} onClose={() => setChanging(false)} /> : null}
    </ListPane>
  );
}

/** What can be done with the selected sessions. */
function SessionBulkBar({ sessions, onChange }: { sessions: SessionList; onChange: () => void }) {
  const { selection } = sessions;
  const shortcutOf = useShortcuts();
  return (
    <BulkBar
      count={selection.count}
      total={sessions.list.total}
      onSelectAll={selection.selectAll}
      onClear={selection.clear}
    >
      <Button disabled={sessions.removing} onClick={sessions.trashSelected}>
        <Icon of={Trash2} />
        {t('action.toTrash')}
      </Button>
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
        items={[
          {
            label: t('sessions.changeButton'),
            icon: PencilLine,
            shortcut: shortcutOf('changeMany'),
            run: onChange,
          },
          {
            label: t('exports.ask'),
            icon: FileOutput,
            shortcut: shortcutOf('export'),
            run: () => askExport(sessionOffers(sessions)),
          },
        ]}
      />
    </BulkBar>
  );
}

/** How many match, and of how many where filters are on. */
function useCount({ list, search }: SessionList): string {
  const all = useRead('maintenance.stats', {}).data?.totalSessions;
  if (list.total === undefined) return '';
  const count = formatNumber(list.total);
  if (all === undefined || countFilters(search) === 0) return count;
  return t('common.countOf', { count, total: formatNumber(all) });
}

function Empty({ sessions }: { sessions: SessionList }) {
  const navigate = useNavigate();
  const filters = countFilters(sessions.search);
  if (filters === 0) {
    return (
      <EmptyState icon={MessagesSquare} title={t('sessions.empty')} detail={t('sessions.emptyDetail')}>
        <Button kind="primary" onClick={() => void navigate({ to: '/imports' })}>
          <Icon of={Import} />
          {t('sessions.emptyAction')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('sessions.noMatch')}
      detail={t('sessions.noMatchDetail', { count: filters })}
    >
      <Button kind="primary" onClick={() => sessions.setSearch(withoutFilters(sessions.search))}>
        {t('action.clearFilters')}
      </Button>
    </EmptyState>
  );
}

function groupByActivity(session: Session): string {
  return formatDayGroup(session.lastActive);
}

function groupByStart(session: Session): string {
  return session.startedAt === null ? t('time.unknown') : formatDayGroup(session.startedAt);
}
