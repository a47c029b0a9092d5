import { ArrowDownToLine, ArrowUpToLine } from 'lucide-react';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../../shared/entities/session.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { t } from '../../../i18n/index.ts';
import { useCommand } from '../../../state/commands.ts';
import { useRead } from '../../../state/queries.ts';
import { sourceName } from '../source-name.ts';
import type { FoundMessage } from '../use-find.ts';
import { BlockView } from './block-view.tsx';
import { useFoundMarks } from './use-found-marks.ts';
import { useTranscriptWindow, type Place } from './use-transcript-window.ts';

type TranscriptProps = {
  session: Session;
  /** The message the address names, to land on. */
  message: string | undefined;
  /** The message that was found, to go to. */
  found: FoundMessage | null;
  /** The words to mark. */
  forms: ReadonlySet<string>;
  /** What stands above the first message. */
  header: ReactNode;
  /** Whether the header is needed in sight: the title is edited there. */
  headerNeeded: boolean;
  /** Shows a message as it is stored. */
  onRaw: (messageId: string) => void;
};

/**
 * The messages of a session, of any number: read in both directions, along one branch. Opens at the newest one unless
 * the address names another.
 */
export function Transcript(props: TranscriptProps) {
  const { message, found } = props;
  const wanted = useRead('messages.get', { id: message ?? '' }, { enabled: message !== undefined });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const onPlace = useCallback(
    (next: Place) =>
      setChosen((before) => ({ place: next, instead: message, visit: (before?.visit ?? 0) + 1 })),
    [message],
  );
  // Where the person went from here counts until the address names another message.
  const went = chosen !== null && chosen.instead === message ? chosen : null;
  if (went === null && message !== undefined && wanted.isPending) return null;
  const landing: Place =
    message === undefined
      ? { from: 'end' }
      : { from: 'start', message, ...(wanted.data?.active === false ? { branch: message } : {}) };
  return (
    <Messages
      {...props}
      key={JSON.stringify(went ?? landing)}
      place={went?.place ?? landing}
      target={found?.id ?? message}
      onPlace={onPlace}
    />
  );
}

/** Where the person went, instead of to the message of the address, and the how manieth time they did. */
type Chosen = Readonly<{ place: Place; instead: string | undefined; visit: number }>;

type MessagesProps = Omit<TranscriptProps, 'message'> & {
  place: Place;
  target: string | undefined;
  onPlace: (place: Place) => void;
};

function Messages(props: MessagesProps) {
  const { session, place, target, found, forms, header, headerNeeded, onPlace, onRaw } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useTranscriptWindow(session.id, place, onPlace, scroller);
  const person = useRead('users.get', {}).data?.name || t('common.you');
  const agent = session.agentName ?? sourceName(session.source);
  const speakers = useMemo(() => ({ person, agent }), [person, agent]);
  const onBranch = useCallback(
    (id: string) => onPlace({ from: 'start', message: id, branch: id }),
    [onPlace],
  );
  useFoundMarks(scroller, forms, found?.id ?? null);
  const { settle } = view;
  useEffect(() => {
    if (found !== null && !view.loading) settle.current(found);
  }, [found, view.loading, settle]);
  const toStart = () => view.goTo('start');
  const showHeader = useEffectEvent(toStart);
  useEffect(() => {
    if (headerNeeded && !view.loading) showHeader();
  }, [headerNeeded, view.loading]);
  const toEnd = () => view.goTo('end');
  useCommand('transcript.start', { run: toStart });
  useCommand('transcript.end', { run: toEnd });

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
                    unfolded={found !== null && block.ids.includes(found.id)}
                    onRaw={onRaw}
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
