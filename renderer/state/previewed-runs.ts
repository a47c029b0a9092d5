import { create } from 'zustand';
import type { ConsolidationRun } from '../../shared/entities/run.ts';

type Counts = ConsolidationRun['counts'];

const usePreviewed = create<{ counts: Readonly<Record<string, Counts>> }>(() => ({ counts: {} }));

/** What the preview of a run showed that this window applied; undefined for any other run. */
export function usePreviewOf(runId: string): Counts | undefined {
  return usePreviewed((state) => state.counts[runId]);
}

/** Keeps what a preview showed until its run is done. */
export function rememberPreview(runId: string, counts: Counts): void {
  usePreviewed.setState((state) => ({ counts: { ...state.counts, [runId]: counts } }));
}
