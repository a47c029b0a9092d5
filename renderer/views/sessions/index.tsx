import { useParams } from '@tanstack/react-router';
import { MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { SessionDetail } from './session-detail.tsx';
import { SessionListPane } from './session-list-pane.tsx';
import { useSessionList } from './use-session-list.ts';

/** Every conversation: the list, and the one that is read. */
export function SessionsView() {
  const { sessionId } = useParams({ strict: false });
  const sessions = useSessionList(sessionId ?? null);
  const [renaming, setRenaming] = useState<string | null>(null);

  function rename(id: string) {
    if (id !== sessionId) sessions.open(id);
    setRenaming(id);
  }

  return (
    <div className="split" data-shows={sessionId === undefined ? 'list' : 'detail'} data-screen="sessions">
      <SessionListPane sessions={sessions} current={sessionId ?? null} onRename={rename} />
      {sessionId === undefined ? (
        <section className="pane pane-detail pane-choose" aria-label={t('sessions.transcript')}>
          {sessions.list.items.length === 0 ? null : (
            <EmptyState
              icon={MessageSquareText}
              title={t('sessions.choose')}
              detail={t('sessions.chooseDetail')}
            />
          )}
        </section>
      ) : (
        <SessionDetail
          key={sessionId}
          id={sessionId}
          sessions={sessions}
          renaming={renaming === sessionId}
          onRenaming={(wanted) => setRenaming(wanted ? sessionId : null)}
        />
      )}
    </div>
  );
}
