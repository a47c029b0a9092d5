import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useForgetTranscript, useTranscript } from '../../../state/transcript.ts';
import type { FoundMessage } from '../use-find.ts';
import { indexOfMessage, toBlocks, type Block } from './blocks.ts';

const TYPICAL_HEIGHT = 140;
const LOAD_WITHIN = 10;
/** How long going to a message may take: heights are estimates until rows are drawn. */
const SETTLE_MS = 250;

/** Where the person reads: an end of the transcript, or a message and the branch it lies on. */
export type Place = Readonly<{ from: 'start' | 'end'; message?: string; branch?: string }>;

/** The messages of a session around a place, which of them are drawn, and the ways to both ends. */
export function useTranscriptWindow(
  sessionId: string,
  place: Place,
  onPlace: (place: Place) => void,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const transcript = useTranscript({
    sessionId,
    from: place.from,
    around: place.message,
    branch: place.branch,
  });
  const { messages, hasEarlier, hasLater } = transcript;
  const blocks = useMemo(() => toBlocks(messages), [messages]);
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
  const forget = useForgetTranscript();
  const forgetEnd = (end: 'start' | 'end') => forget({ sessionId, from: end });
  const settled = useLanding(virtualizer, place, blocks, lead);
  const lines = virtualizer.getVirtualItems();
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!settled) return;
    if (hasEarlier && first < LOAD_WITHIN) transcript.loadEarlier();
    if (hasLater && last > blocks.length - LOAD_WITHIN) transcript.loadLater();
  });
  /** Brings a message into sight, loading it if need be. The latest one, as what is loaded changes. */
  const settle = useRef<(found: FoundMessage) => void>(() => undefined);
  useEffect(() => {
    settle.current = ({ id, branch }) => {
      const index = indexOfMessage(blocks, id);
      if (index >= 0) virtualizer.scrollToIndex(index + lead, { align: 'center' });
      else onPlace({ from: 'start', message: id, ...(branch === undefined ? {} : { branch }) });
    };
  });
  return {
    ...transcript,
    settle,
    lines,
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    /** The block of a line; none for the header. */
    blockOf: (line: number): Block | undefined => blocks[line - lead],
    goTo: (end: 'start' | 'end') => {
      if (end === 'start' ? hasEarlier : hasLater) {
        forgetEnd(end);
        onPlace({ from: end });
      } else virtualizer.scrollToIndex(end === 'start' ? 0 : blocks.length + lead - 1, { align: end });
    },
  };
}

type Scroller = Readonly<{
  scrollToIndex(index: number, options: { align: 'start' | 'center' | 'end' }): void;
}>;

/** Goes, once, to where the transcript was asked to open. True when it is there: only then may more be loaded. */
function useLanding(virtualizer: Scroller, place: Place, blocks: readonly Block[], lead: number): boolean {
  const [settled, setSettled] = useState(false);
  const started = useRef(false);
  const ready = blocks.length > 0;
  useLayoutEffect(() => {
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
