import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownToLine, ArrowUpToLine } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../../shared/entities/session.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { t } from '../../../i18n/index.ts';
import { useCommand } from '../../../state/commands.ts';
import { useRead } from '../../../state/queries.ts';
import { useTranscript } from '../../../state/transcript.ts';
import { sourceName } from '../source-name.ts';
import { BlockView } from './block-view.tsx';
import { indexOfMessage, toBlocks } from './blocks.ts';

const TYPICAL_HEIGHT = 140;
const LOAD_WITHIN = 10;
/** How long going to a message may take: heights are estimates until rows are drawn. */
const SETTLE_MS = 250;

/** Where the person reads: an end of the transcript, or a message and the branch it lies on. */
type Place = Readonly<{ from: 'start' | 'end'; message?: string; branch?: string }>;

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
  const [chosen, setChosen] = useState<Place | null>(null);
  const landing: Place =
    message === undefined
      ? { from: 'start' }
      : { from: 'start', message, ...(wanted.data?.active === false ? { branch: message } : {}) };
  const place = chosen ?? landing;
  const waits = chosen === null && message !== undefined && wanted.isPending;
  useEffect(() => setChosen(null), [message]);
  if (waits) return null;
  return (
    <Messages
      key={JSON.stringify(place)}
      session={session}
      place={place}
      target={message}
      header={header}
      onPlace={setChosen}
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
  const transcript = useTranscript({
    sessionId: session.id,
    from: place.from,
    around: place.message,
    branch: place.branch,
  });
  const { messages, hasEarlier, hasLater, loading, error } = transcript;
  const blocks = useMemo(() => toBlocks(messages), [messages]);
  const person = useRead('users.get', {}).data?.name || t('common.you');
  const agent = session.agentName ?? sourceName(session.source);
  const speakers = useMemo(() => ({ person, agent }), [person, agent]);
  const onBranch = useRef((id: string) => onPlace({ from: 'start', message: id, branch: id }));
  const scroller = useRef<HTMLDivElement>(null);
  // The header stands above the first message of all, so only where that one is here.
  const lead = hasEarlier ? 0 : 1;
  const virtualizer = useVirtualizer({
    count: blocks.length + lead,
    getScrollElement: () => scroller.current,
    estimateSize: () => TYPICAL_HEIGHT,
    getItemKey: (index) => blocks[index - lead]?.message.id ?? 'header',
    overscan: 6,
    // Read from the start nothing comes in above; otherwise what is read stays where it is.
    anchorTo: place.from === 'start' && place.message === undefined ? 'start' : 'end',
  });
  const settled = useLanding(virtualizer, place, blocks, lead);
  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!settled) return;
    if (hasEarlier && first < LOAD_WITHIN) transcript.loadEarlier();
    if (hasLater && last > blocks.length - LOAD_WITHIN) transcript.loadLater();
  });
  const goTo = (from: 'start' | 'end') => () => {
    if (hasEarlier || hasLater) onPlace({ from });
    virtualizer.scrollToIndex(from === 'start' ? 0 : blocks.length + lead - 1, { align: from });
  };
  useCommand('transcript.start', { label: t('sessions.goToStart'), keys: 'Mod+Home', run: goTo('start') });
  useCommand('transcript.end', { label: t('sessions.goToEnd'), keys: 'Mod+End', run: goTo('end') });

  if (error !== null && messages.length === 0) {
    return (
      <div className="pane-state">
        <ErrorState message={error.message} technical={error.code} onRetry={transcript.retry} />
      </div>
    );
  }
  return (
    <div className="list-frame">
      {/* A region that scrolls must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        ref={scroller}
        className="scroll transcript"
        tabIndex={0}
        role="group"
        aria-label={t('sessions.transcript')}
      >
        <div className="virtual" style={{ height: virtualizer.getTotalSize() }}>
          {shown.map((item) => {
            const block = blocks[item.index - lead];
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="placed"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {block === undefined ? (
                  header
                ) : (
                  <BlockView
                    block={block}
                    speakers={speakers}
                    target={target !== undefined && block.ids.includes(target)}
                    onBranch={onBranch.current}
                  />
                )}
              </div>
            );
          })}
        </div>
        {!loading && messages.length === 0 ? <p className="msg t2">{t('sessions.noMessages')}</p> : null}
      </div>
      <div className="transcript-jumps">
        <IconButton icon={ArrowUpToLine} label={t('sessions.goToStart')} onClick={goTo('start')} />
        <IconButton icon={ArrowDownToLine} label={t('sessions.goToEnd')} onClick={goTo('end')} />
      </div>
    </div>
  );
}

type Scroller = Readonly<{
  scrollToIndex(index: number, options: { align: 'start' | 'center' | 'end' }): void;
}>;

/** Goes, once, to where the transcript was asked to open. True when it is there: only then may more be loaded. */
function useLanding(
  virtualizer: Scroller,
  place: Place,
  blocks: ReturnType<typeof toBlocks>,
  lead: number,
): boolean {
  const [settled, setSettled] = useState(false);
  const started = useRef(false);
  const ready = blocks.length > 0;
  useEffect(() => {
    if (!ready || started.current) return;
    started.current = true;
    const index = place.message === undefined ? -1 : indexOfMessage(blocks, place.message);
    if (index >= 0) virtualizer.scrollToIndex(index + lead, { align: 'center' });
    else if (place.from === 'end') virtualizer.scrollToIndex(blocks.length + lead - 1, { align: 'end' });
  }, [ready, virtualizer, place, blocks, lead]);
  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [ready]);
  return settled;
}
