import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '../../../shared/entities/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { INSPECTOR_DOCKS, useMediaQuery } from '../../state/media.ts';
import { useLayout } from '../../state/layout.ts';
import { useRead } from '../../state/queries.ts';
import { DetailHead } from './detail-head.tsx';
import { Inspector } from './inspector.tsx';
import { SessionHeader } from './session-header.tsx';
import { Transcript } from './transcript/transcript.tsx';
import type { SessionList } from './use-session-list.ts';

type SessionDetailProps = { id: string; sessions: SessionList };

/** One session: its transcript, and what is known about it. */
export function SessionDetail({ id, sessions }: SessionDetailProps) {
  const session = useRead('sessions.get', { id });
  // One that was read and then removed still has its last answer.
  const gone = session.error?.code === 'not_found';
  if (session.data !== undefined && !gone) return <Found session={session.data} sessions={sessions} />;
  return (
    <section className="pane pane-detail" aria-label={t('sessions.transcript')}>
      <div className="pane-state">
        {session.error === null ? null : gone ? (
          <Gone />
        ) : (
          <ErrorState
            message={session.error.message}
            technical={session.error.code}
            onRetry={() => void session.refetch()}
          />
        )}
      </div>
    </section>
  );
}

function Found({ session, sessions }: { session: Session; sessions: SessionList }) {
  const { message } = useSearch({ from: '/sessions' });
  const [renaming, setRenaming] = useState(false);
  const inspector = useInspector();
  useCommand('previous', {
    label: t('sessions.previous'),
    keys: 'BracketLeft',
    run: () => sessions.step(-1),
  });
  useCommand('next', { label: t('sessions.next'), keys: 'BracketRight', run: () => sessions.step(1) });
  useCommand('edit', { label: t('sessions.rename'), keys: 'KeyE', run: () => setRenaming(true) });
  useCommand('inspector', { label: t('command.inspector'), keys: 'Mod+Alt+KeyI', run: inspector.toggle });
  return (
    <>
      <section className="pane pane-detail" aria-label={t('sessions.transcript')}>
        <DetailHead
          session={session}
          sessions={sessions}
          inspector={inspector}
          onRename={() => setRenaming(true)}
        />
        <Transcript
          session={session}
          message={message}
          header={<SessionHeader session={session} renaming={renaming} onRenaming={setRenaming} />}
        />
      </section>
      {inspector.open ? <Inspector session={session} onClose={inspector.toggle} /> : null}
    </>
  );
}

function Gone() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={FileQuestion} title={t('sessions.gone')} detail={t('sessions.goneDetail')}>
      <Button onClick={() => void navigate({ to: '/trash' })}>{t('sessions.goneAction')}</Button>
    </EmptyState>
  );
}

/** Docked in a wide window, where it stays as the person left it; over the transcript in others, when asked for. */
function useInspector() {
  const docks = useMediaQuery(INSPECTOR_DOCKS);
  const docked = useLayout((layout) => layout.inspectorOpen);
  const toggleDocked = useLayout((layout) => layout.toggleInspector);
  const [over, setOver] = useState(false);
  return { open: docks ? docked : over, toggle: docks ? toggleDocked : () => setOver(!over) };
}
