import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { RescueProgress, SalvageReport } from '../../shared/entities/salvage.ts';
import { conditionOf, type StoreAction, type StoreCondition } from '../../shared/entities/store-condition.ts';
import { useChange, useRead } from './queries.ts';

/** How often the file is asked after: it is known to the core, so this costs next to nothing. */
const WELL_MS = 2000;
const TROUBLED_MS = 500;
const STATUS = ['store.status', {}] as const;

/** How the file of the memory is; undefined before the first answer. When it is well again, everything is read again. */
export function useStoreCondition(): StoreCondition | undefined {
  const queries = useQueryClient();
  const known = queries.getQueryData<StoreCondition>(STATUS);
  const troubled = known !== undefined && known.state !== 'open';
  const { data } = useRead('store.status', {}, { refetchEveryMs: troubled ? TROUBLED_MS : WELL_MS });
  const state = data?.state;
  const was = useRef(state);
  useEffect(() => {
    const before = was.current;
    was.current = state;
    if (before !== undefined && before !== state)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATUS[0] });
  }, [state, queries]);
  return data;
}

/** What is being done about the file now, by this window or another; null for nothing. */
export function useRescueWork(): RescueProgress['work'] {
  return useRead('store.progress', {}, { refetchEveryMs: TROUBLED_MS }).data?.work ?? null;
}

/** How to do something about the file. Whoever did it sees the file looked at anew at once. */
export function useStoreActs() {
  const { mutate: look, isPending: looks } = useStoreChange('store.retry');
  const onDone = () => look({});
  const acceptRollback = useStoreChange('store.acceptRollback');
  const beginAnew = useStoreChange('store.beginAnew');
  const putBack = useChange('store.putBack', { onDone });
  const replace = useChange('store.useBackup', { onDone });
  const salvage = useChange('store.salvage', {
    onDone(report) {
      showReport(report);
      look({});
    },
  });
  const all = [acceptRollback, beginAnew, putBack, replace, salvage];
  const acts: Readonly<Record<Exclude<StoreAction, 'useBackup'>, () => void>> = {
    retry: () => look({}),
    acceptRollback: () => acceptRollback.mutate({}),
    beginAnew: () => beginAnew.mutate({}),
    putBack: () => putBack.mutate({}),
    salvage: () => salvage.mutate({}),
  };
  return {
    acts,
    restore: (name: string) => replace.mutate({ name }),
    busy: looks || all.some(({ isPending }) => isPending),
  };
}

function useStoreChange(name: 'store.retry' | 'store.acceptRollback' | 'store.beginAnew') {
  const queries = useQueryClient();
  return useChange(name, { onDone: (condition) => queries.setQueryData(STATUS, condition) });
}

/** Notes what a failed call tells of the file, without waiting for the next look. */
export function noteCondition(queries: QueryClient, error: unknown): void {
  const condition = conditionOf(error);
  if (condition !== null) queries.setQueryData(STATUS, condition);
}

const useReportStore = create<{ report: SalvageReport | null }>(() => ({ report: null }));

/** What the salvage that this window asked for has saved, until it is read. */
export function useSalvageReport(): { report: SalvageReport | null; dismiss: () => void } {
  return { report: useReportStore(({ report }) => report), dismiss: () => showReport(null) };
}

function showReport(report: SalvageReport | null): void {
  useReportStore.setState({ report });
}
