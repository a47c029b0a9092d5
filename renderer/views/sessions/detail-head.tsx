import { ArrowLeft, Ellipsis, PanelRight, TextSearch } from 'lucide-react';
import type { Session } from '../../../shared/entities/session.ts';
import { Who } from '../../components/avatar.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { sessionActions } from './session-actions.ts';
import { sourceName } from './source-name.ts';
import type { SessionList } from './use-session-list.ts';

type DetailHeadProps = {
  session: Session;
  sessions: SessionList;
  inspector: { open: boolean; toggle: () => void };
  find: { open: boolean; toggle: () => void };
  onRename: () => void;
};

/** The head of a session: whose it is, its place among those listed, what can be done. */
export function DetailHead({ session, sessions, inspector, find, onRename }: DetailHeadProps) {
  const { trash, close, search, show } = sessions;
  const shortcutOf = useShortcuts();
  return (
    <div className="pane-head">
      <IconButton icon={ArrowLeft} label={t('shell.back')} className="only-narrow" onClick={close} />
      <Who name={session.agentName ?? sourceName(session.source)} />
      <span className="grow" />
      <Seg
        label={t('sessions.view')}
        value={search.view ?? 'transcript'}
        options={[
          { value: 'transcript', label: t('sessions.transcript') },
          { value: 'trace', label: t('trace.title') },
        ]}
        onChange={(view) => show(view === 'trace' ? view : undefined)}
      />
      <Neighbours
        index={sessions.index}
        loaded={sessions.list.items.length}
        total={sessions.list.total}
        previous={{ label: t('sessions.previous'), shortcut: shortcutOf('previous') }}
        next={{ label: t('sessions.next'), shortcut: shortcutOf('next') }}
        onStep={sessions.step}
      />
      <IconButton
        icon={TextSearch}
        label={t('find.title')}
        shortcut={shortcutOf('findInTranscript')}
        aria-pressed={find.open}
        onClick={find.toggle}
      />
      <IconButton
        icon={PanelRight}
        label={t('sessions.inspector')}
        shortcut={shortcutOf('inspector')}
        aria-pressed={inspector.open}
        onClick={inspector.toggle}
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
        items={sessionActions(session, { rename: onRename, trash: () => trash([session.id]), shortcutOf })}
      />
    </div>
  );
}
