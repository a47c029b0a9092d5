import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useManySelection } from '../../state/many-selection.ts';
import { LIST_AND_DETAIL, useMediaQuery } from '../../state/media.ts';
import type { InputOf } from '../../state/operations.ts';
import { useChange, useList, useRead } from '../../state/queries.ts';
import { useRefresh } from '../../state/refresh.ts';
import { nextStaying, whichSelected } from '../../state/selected.ts';
import { useTellMany } from '../../state/tell-many.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { startOfDay } from '../agents/start-of-day.ts';
import { useNow } from '../tasks/use-now.ts';
import { filtersOf } from './filters.ts';
import type { InboxSearch } from './search.ts';
import { useFocusOnCurrent } from './use-focus-on-current.ts';

const MINUTE_MS = 60_000;

/** What is told of a decision. */
type Told = Readonly<{ title: string; kind: 'done' | 'removed' }>;

/** What waits under the filters of the address, which of it is looked at, and how it is decided about. */
export function useInbox() {
  const search = useSearch({ from: '/inbox' });
  const navigate = useNavigate();
  const beside = useMediaQuery(LIST_AND_DETAIL);
  const waiting = useWaiting(search);
  const { list, selection } = waiting;
  const lock = useLock();
  const asked = list.items.find(({ id }) => id === search.item);
  const current = asked ?? (beside ? list.items.find(({ id }) => !lock.ids.has(id)) : undefined) ?? null;
  const index = current === null ? -1 : list.items.indexOf(current);
  const focus = useFocusOnCurrent(current?.id ?? null, list.items);

  function setSearch(next: InboxSearch) {
    void navigate({ to: '/inbox', search: next });
  }

  /** Beside the list the one that is looked at is no place of its own to come back to. */
  function open(item: string | null) {
    if (item === search.item) return;
    void navigate({
      to: '/inbox',
      search: { ...search, item: item ?? undefined },
      replace: beside || search.item !== undefined,
    });
  }

  function step(by: 1 | -1) {
    const target = list.items[index + by];
    if (index + by >= list.items.length - 1) list.loadMore();
    if (target === undefined) return;
    focus.follow();
    open(target.id);
  }

  /** Selects the one that is looked at for what is decided about many, or takes it out. */
  function toggle() {
    if (current === null) return;
    const next = new Set(selection.ids);
    if (!next.delete(current.id)) next.add(current.id);
    selection.set(next);
  }

  /** Shows what comes next when these go. */
  function leave(gone: ReadonlySet<string>) {
    const next = nextStaying(list.items, index, new Set([...gone, ...lock.ids]));
    focus.follow();
    open(next?.id ?? null);
  }

  const decisions = useDecisions({ lock, items: list.items, leave, open, comeBack: focus.follow });
  return {
    ...waiting,
    search,
    setSearch,
    current,
    index,
    locked: lock.ids,
    beside,
    open,
    step,
    toggle,
    leave,
    bringFocus: focus.bring,
    ...decisions,
  };
}

/** What waits under filters, what of it is selected, and how much there is of each kind. */
function useWaiting(search: InboxSearch) {
  const filters = filtersOf(search);
  const question = JSON.stringify(filters);
  const list = useList('inbox.list', { ...filters, limit: 100, withTotal: true });
  const counts = useRead(
    'inbox.counts',
    { since: startOfDay(useNow()) },
    { keepPrevious: true, refetchEveryMs: MINUTE_MS },
  ).data;
  return { list, question, counts, selection: useManySelection('inbox', list, question) };
}

export type Inbox = ReturnType<typeof useInbox>;

const NONE: ReadonlySet<string> = new Set();

/** Which proposals are being decided about: nothing else is done to them until the list is there without them. */
function useLock() {
  const now = useRef(NONE);
  const [ids, setIds] = useState(NONE);
  function set(next: ReadonlySet<string>) {
    now.current = next;
    setIds(next);
  }
  return {
    ids,
    /** Says whether it was free until now. */
    take: (id: string) => {
      if (now.current.has(id)) return false;
      set(new Set([...now.current, id]));
      return true;
    },
    leave: (id: string) => set(new Set([...now.current].filter((other) => other !== id))),
  };
}

type DecisionsOptions = Readonly<{
  lock: ReturnType<typeof useLock>;
  items: readonly { id: string }[];
  leave: (gone: ReadonlySet<string>) => void;
  open: (id: string) => void;
  comeBack: () => void;
}>;

/** Decides about one proposal at a time; one whose decision is taken back is looked at again. */
function useDecisions({ lock, items, leave, open, comeBack }: DecisionsOptions) {
  const notifyUndoable = useNotifyUndoable();
  const refresh = useRefresh();
  const decided = useRef(new Set<string>());

  useEffect(() => {
    const back = items.find(({ id }) => decided.current.has(id) && !lock.ids.has(id));
    if (back === undefined) return;
    decided.current.delete(back.id);
    comeBack();
    open(back.id);
  });

  return {
    /** Decides, shows what comes next at once, and tells what was done. A failure is told by the operation itself. */
    decide: async (id: string, work: () => Promise<unknown>, { title, kind }: Told) => {
      if (!lock.take(id)) return;
      leave(new Set([id]));
      try {
        await work();
        notifyUndoable(title, kind);
        await refresh('proposal');
        decided.current.add(id);
      } catch (error) {
        // What somebody else decided meanwhile does not wait any more.
        if (isConflict(error)) await refresh('proposal');
        else open(id);
      } finally {
        lock.leave(id);
      }
    },
  };
}

type ManyDecision = InputOf<'inbox.decideMany'>['decision'];

/** Gives a function that decides about everything selected, as one step of undo. */
export function useDecideMany(inbox: Inbox) {
  const tellMany = useTellMany();
  const { mutate } = useChange('inbox.decideMany', {
    onDone: ({ changed, job }, { decision }) =>
      tellMany(
        job,
        t(`inbox.did.${decision.kind}Many`, { count: changed }),
        decision.kind === 'forget' ? 'removed' : 'done',
      ),
  });
  return (decision: ManyDecision) => {
    mutate({ ...whichSelected(inbox.selection.selected, filtersOf(inbox.search)), decision });
    const gone = inbox.selection.ids;
    inbox.selection.clear();
    if (inbox.current !== null && gone.has(inbox.current.id)) inbox.leave(gone);
  };
}
