import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Session } from '../../../shared/entities/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { t } from '../../i18n/index.ts';
import { useCommand } from '../../state/commands.ts';
import { copyLink, copyText } from '../../state/links.ts';
import { INSPECTOR_DOCKS, useMediaQuery } from '../../state/media.ts';
import { useLayout } from '../../state/layout.ts';
import { useRead } from '../../state/queries.ts';
import { DetailHead } from './detail-head.tsx';
import { FindBar } from './find-bar.tsx';
import { Inspector } from './inspector.tsx';
import { RawMessage } from './raw-message.tsx';
import { resumeCommand } from './resume-command.ts';
import { SessionHeader } from './session-header.tsx';
import { messageAtHand } from './transcript/message-at-hand.ts';
import { Trace } from './transcript/trace.tsx';
import { Transcript } from './transcript/transcript.tsx';
import { useFind, type Find } from './use-find.ts';
import type { SessionList } from './use-session-list.ts';

type SessionDetailProps = {
  id: string;
  sessions: SessionList;
  renaming: boolean;
  onRenaming: (renaming: boolean) => void;
};

/** One session: its transcript, and what is known about it. */
export function SessionDetail({ id, ...props }: SessionDetailProps) {
  const session = useRead('sessions.get', { id });
  // One that was read and then removed still has its last answer.
  const gone = session.error?.code === 'not_found';
  if (session.data !== undefined && !gone) return <Found session={session.data} {...props} />;
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

type FoundProps = { session: Session } & Omit<SessionDetailProps, 'id'>;

function Found({ session, sessions, renaming, onRenaming }: FoundProps) {
  const { message, find: words, view } = useSearch({ from: '/sessions' });
  const [raw, setRaw] = useState<string | null>(null);
  const inspector = useInspector();
  const find = useFind(session.id, { words, message });
  const field = useRef<HTMLInputElement>(null);

  function showFind() {
    if (view === 'trace') sessions.show(undefined, message);
    find.show();
    field.current?.focus();
    field.current?.select();
  }

  useSessionCommands(session, sessions, {
    rename: () => onRenaming(true),
    toggleInspector: inspector.toggle,
    find: showFind,
    found: find.index < 0 || view === 'trace' ? null : find.step,
    raw: () => setRaw(messageAtHand()),
  });
  return (
    <>
      <section className="pane pane-detail" aria-label={t('sessions.transcript')}>
        <DetailHead
          session={session}
          sessions={sessions}
          inspector={inspector}
          find={{ open: find.open, toggle: find.open ? find.close : showFind }}
          onRename={() => onRenaming(true)}
        />
        {find.open && view !== 'trace' ? (
          <FindBar find={find} field={field} onClose={() => closeFind(find)} />
        ) : null}
        {view === 'trace' ? (
          <Trace session={session} onOpen={(id) => sessions.show(undefined, id)} />
        ) : (
          <Transcript
            session={session}
            message={message}
            found={find.open ? find.found : null}
            forms={find.forms}
            header={<SessionHeader session={session} renaming={renaming} onRenaming={onRenaming} />}
            headerNeeded={renaming}
            onRaw={setRaw}
          />
        )}
      </section>
      {inspector.open ? <Inspector session={session} onClose={inspector.toggle} /> : null}
      {raw === null ? null : <RawMessage id={raw} onClose={() => setRaw(null)} />}
    </>
  );
}

/** Goes on where the last match was, with the keys that scroll. */
function closeFind(find: Find) {
  find.close();
  document.querySelector<HTMLElement>('.transcript')?.focus();
}

type SessionCommands = Readonly<{
  rename: () => void;
  toggleInspector: () => void;
  find: () => void;
  /** Goes to the next or the previous message that was found; null where there is none. */
  found: ((by: 1 | -1) => void) | null;
  raw: () => void;
}>;

function useSessionCommands(session: Session, sessions: SessionList, actions: SessionCommands) {
  const traced = sessions.search.view === 'trace';
  const resume = resumeCommand(session);
  useCommand('previous', { label: t('sessions.previous'), run: () => sessions.step(-1) });
  useCommand('next', { label: t('sessions.next'), run: () => sessions.step(1) });
  useCommand('edit', { label: t('sessions.rename'), run: actions.rename });
  useCommand('findInTranscript', { run: actions.find });
  useCommand('nextFound', { when: actions.found !== null, run: () => actions.found?.(1) });
  useCommand('previousFound', { when: actions.found !== null, run: () => actions.found?.(-1) });
  useCommand('trace', {
    label: t(traced ? 'trace.leave' : 'trace.show'),
    run: () => sessions.show(traced ? undefined : 'trace'),
  });
  useCommand('raw', { when: !traced, run: actions.raw });
  useCommand('copyLink', { run: () => copyLink({ kind: 'session', id: session.id }) });
  useCommand('copyResume', {
    when: resume !== null,
    run: () => copyText(resume ?? ''),
  });
  useCommand('inspector', { run: actions.toggleInspector });
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
