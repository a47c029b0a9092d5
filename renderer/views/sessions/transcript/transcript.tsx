import { ArrowDownToLine, ArrowUpToLine } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../../shared/entities/session.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { t } from '../../../i18n/index.ts';
import { useCommand } from '../../../state/commands.ts';
import { useRead } from '../../../state/queries.ts';
import { sourceName } from '../source-name.ts';
import { BlockView } from './block-view.tsx';
import { useTranscriptWindow, type Place } from './use-transcript-window.ts';

type TranscriptProps = {
  session: Session;
  /** The message the address names, to land on. */
  message: string | undefined;
  /** What stands above the first message. */
  header: ReactNode;
};

/** The messages of a session, of any number: read in both directions, along one branch. */
export function Transcript({ session, message, header }: TranscriptProps) {
  const wanted = useRead('messages.get', { id: message ?? '' }, { enabled: message !== undefined });
  const [chosen, setChosen] = useState<{ place: Place; instead: string | undefined } | null>(null);
  const onPlace = useCallback((place: Place) => setChosen({ place, instead: message }), [message]);
  // Where the person went from here counts until the address names another message.
  const place = chosen !== null && chosen.instead === message ? chosen.place : null;
  if (place === null && message !== undefined && wanted.isPending) return null;
  const landing: Place =
    message === undefined
      ? { from: 'start' }
      : { from: 'start', message, ...(wanted.data?.active === false ? { branch: message } : {}) };
  return (
    <Messages
      key={JSON.stringify(place ?? landing)}
      session={session}
      place={place ?? landing}
      target={message}
      header={header}
      onPlace={onPlace}
    />
  );
}

type MessagesProps = {
  session: Session;
  place: Place;
  target: string | undefined;
  header: ReactNode;
  onPlace: (place: Place) => void;
};

function Messages({ session, place, target, header, onPlace }: MessagesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useTranscriptWindow(session.id, place, onPlace, scroller);
  const person = useRead('users.get', {}).data?.name || t('common.you');
  const agent = session.agentName ?? sourceName(session.source);
  const speakers = useMemo(() => ({ person, agent }), [person, agent]);
  const onBranch = useCallback(
    (id: string) => onPlace({ from: 'start', message: id, branch: id }),
    [onPlace],
  );
  const toStart = () => view.goTo('start');
  const toEnd = () => view.goTo('end');
  useCommand('transcript.start', { label: t('sessions.goToStart'), keys: 'Mod+Home', run: toStart });
  useCommand('transcript.end', { label: t('sessions.goToEnd'), keys: 'Mod+End', run: toEnd });

  if (view.error !== null && view.messages.length === 0) {
    return (
      <div className="pane-state">
        <ErrorState message={view.error.message} technical={view.error.code} onRetry={view.retry} />
      </div>
    );
  }
  return (
    <div className="list-frame">
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <div
        ref={scroller}
        className="scroll transcript"
        tabIndex={0}
        role="group"
        aria-label={t('sessions.transcript')}
      >
        {/* oxlint-enable jsx-a11y/no-noninteractive-tabindex */}
        <div className="virtual" style={{ height: view.height }}>
          {view.lines.map((line) => {
            const block = view.blockOf(line.index);
            return (
              <div
                key={line.key}
                ref={view.measure}
                data-index={line.index}
                className="placed"
                style={{ transform: `translateY(${line.start}px)` }}
              >
                {block === undefined ? (
                  header
                ) : (
                  <BlockView
                    block={block}
                    speakers={speakers}
                    target={target !== undefined && block.ids.includes(target)}
                    onBranch={onBranch}
                  />
                )}
              </div>
            );
          })}
        </div>
        {!view.loading && view.messages.length === 0 ? (
          <p className="msg t2">{t('sessions.noMessages')}</p>
        ) : null}
      </div>
      <div className="transcript-jumps">
        <IconButton icon={ArrowUpToLine} label={t('sessions.goToStart')} onClick={toStart} />
        <IconButton icon={ArrowDownToLine} label={t('sessions.goToEnd')} onClick={toEnd} />
      </div>
    </div>
  );
}
