import { useEffect, useMemo, useState } from 'react';
import { useList, useRead } from '../../state/queries.ts';
import { formsOf, startIndex } from './transcript/found-forms.ts';
import { messageInView } from './transcript/message-at-hand.ts';

const TYPING_MS = 150;
const PAGE = 100;

/** The message that was found and is shown now; `branch` where it does not lie on the active one. */
export type FoundMessage = Readonly<{ id: string; branch?: string }>;

/** What was searched for elsewhere, and the message that was opened from there. */
type FindFrom = Readonly<{ words: string | undefined; message: string | undefined }>;

/**
 * Finds words in the whole of a session, loaded or not, and goes through the messages that hold them. Who comes from a
 * search goes on with its words, from the message that was opened.
 */
export function useFind(sessionId: string, { words: given = '', message }: FindFrom) {
  const [open, setOpen] = useState(given !== '');
  const [typed, setTyped] = useState(given);
  const [words, setWords] = useState(given);
  const [chosen, setChosen] = useState<{ words: string; id: string } | null>(
    given === '' || message === undefined ? null : { words: given, id: message },
  );
  /** The message that was in sight when the person began to look here. */
  const [from, setFrom] = useState<string | null>();
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = open && words !== '';
  const question = { text: words, sessionId };
  const count = useRead('search.facets', question, { enabled: asked }).data?.kinds.message;
  const list = useList(
    'search.run',
    { ...question, kinds: ['message'], sort: 'newest', limit: PAGE },
    { enabled: asked },
  );
  useEffect(() => {
    if (asked && list.hasMore) list.loadMore();
  });
  const ready = asked && !list.loading && !list.outdated && !list.hasMore;
  // Newest first as they come; a transcript is read from the oldest.
  const hits = useMemo(() => (ready ? list.items.toReversed() : []), [ready, list.items]);
  const index = indexOfHit(hits, chosen?.words === words ? chosen.id : null, from ?? null);
  const forms = useMemo(() => (asked ? formsOf(words, hits) : new Set<string>()), [asked, words, hits]);
  const found = useFound(hits[index]?.id);

  return {
    open,
    /** Whether the person asked for it here, so that the field has the focus. */
    wanted: from !== undefined,
    typed,
    setTyped,
    index,
    /** How many messages hold the words; more than that where `more`. */
    count: ready ? { count: hits.length, more: false } : count,
    asked,
    ready,
    error: list.error,
    found,
    forms,
    step: (by: 1 | -1) => {
      const next = hits[(index + by + hits.length) % hits.length];
      if (next !== undefined) setChosen({ words, id: next.id });
    },
    show: () => {
      if (!open) setFrom(messageInView());
      setOpen(true);
    },
    close: () => {
      setOpen(false);
      setFrom(undefined);
    },
  };
}

export type Find = ReturnType<typeof useFind>;

/** The place of the match the person went to, else of the one to begin with; -1 where there are none. */
function indexOfHit(hits: readonly { id: string }[], chosen: string | null, from: string | null): number {
  const index = hits.findIndex(({ id }) => id === chosen);
  return index >= 0 || hits.length === 0 ? index : startIndex(hits, from);
}

function useFound(id: string | undefined): FoundMessage | null {
  const message = useRead('messages.get', { id: id ?? '' }, { enabled: id !== undefined }).data;
  const active = message?.active;
  return useMemo(
    () => (id === undefined || active === undefined ? null : { id, ...(active ? {} : { branch: id }) }),
    [id, active],
  );
}
