import { useEffect, useMemo, useState } from 'react';
import { useList, useRead } from '../../state/queries.ts';
import { formsOf, startIndex } from './transcript/found-forms.ts';
import { messageInView } from './transcript/message-at-hand.ts';

const TYPING_MS = 150;
const PAGE = 100;

/** The message that was found and is shown now; `branch` where it does not lie on the active one. */
export type FoundMessage = Readonly<{ id: string; branch?: string }>;

/** Finds words in the whole of a session, loaded or not, and goes through the messages that hold them. */
export function useFind(sessionId: string) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<{ words: string; id: string } | null>(null);
  /** The message that was in sight when the person began to look. */
  const [from, setFrom] = useState<string | null>(null);
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
  const index = indexOfHit(hits, chosen?.words === words ? chosen.id : null, from);
  const forms = useMemo(() => (asked ? formsOf(words, hits) : new Set<string>()), [asked, words, hits]);
  const found = useFound(hits[index]?.id);

  return {
    open,
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
    close: () => setOpen(false),
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
