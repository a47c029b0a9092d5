import type { BundleKind, BundleRecord } from '../../../shared/bundle.ts';
import type { WriteDb } from '../store/database.ts';
import {
  type Horizon,
  type ListedKind,
  messagePages,
  readBundleRecord,
  readHorizon,
  type RecordPage,
  recordPages,
  type Selection,
} from '../store/exports.ts';
import { commitSequence, type Store } from '../store/store.ts';

/** What an export needs of the job it is. */
export type ExportControl = Readonly<{
  signal: AbortSignal;
  report(db: WriteDb, done: number, counts: Readonly<Record<string, number>>): void;
  breathe(): Promise<void>;
}>;

/** The records of an export as they are read, counted on the way. */
export type ExportSource = Readonly<{
  selection: Selection;
  counts: Readonly<Record<string, number>>;
  /** The chosen records of a kind, by id unless another expression is given. */
  records<K extends ListedKind>(kind: K, order?: string): AsyncGenerator<RecordPage<K>>;
  /** The messages of a session, in order. Reading them `again` does not count them twice. */
  messages(
    sessionKey: number,
    activeOnly: boolean,
    again?: boolean,
  ): AsyncGenerator<BundleRecord<'message'>[]>;
  /** The same source with another choice of some kinds. */
  choosing(kinds: Selection['kinds']): ExportSource;
  /** The name of an agent; null for none. */
  agentName(id: string | null): string | null;
  /** Whether anything was committed since this was opened. */
  changed(): boolean;
}>;

/** Hides what looks like a secret in records, and gives the others as they are. */
export type Mask = (records: unknown) => unknown;

type Reading = Readonly<{
  store: Store;
  mask: Mask | null;
  horizon: Horizon;
  startedAt: number;
  counts: Partial<Record<BundleKind, number>>;
  agents: Map<string, string | null>;
  pace(): Promise<void>;
}>;

/** Progress is written so often; each time it costs a commit. */
const REPORT_MS = 200;

/** Begins to read what is exported: all that is there now, and nothing that comes later. */
export function openSource(
  store: Store,
  selection: Selection,
  control: ExportControl,
  mask: Mask | null,
): ExportSource {
  const counts: Reading['counts'] = {};
  let reportedAt = performance.now();
  const pace = async (): Promise<void> => {
    if (performance.now() - reportedAt >= REPORT_MS) {
      const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
      store.writeAside((db) => control.report(db, done, counts));
      reportedAt = performance.now();
    }
    await control.breathe();
    control.signal.throwIfAborted();
  };
  return sourceOf(
    {
      store,
      mask,
      horizon: readHorizon(store.read),
      startedAt: commitSequence(store.read),
      counts,
      agents: new Map(),
      pace,
    },
    selection,
  );
}

function sourceOf(reading: Reading, selection: Selection): ExportSource {
  const { store, mask, horizon, counts, agents, pace } = reading;
  const shown = <T>(records: T): T => (mask === null ? records : (mask(records) as T)); // only texts differ
  const count = (kind: BundleKind, by: number): void => {
    counts[kind] = (counts[kind] ?? 0) + by;
  };
  return {
    selection,
    counts,
    async *records(kind, order) {
      for (const page of recordPages(store.read, kind, selection, horizon, order)) {
        await pace();
        count(kind, page.records.length);
        yield { ...page, records: shown(page.records) };
      }
    },
    async *messages(sessionKey, activeOnly, again = false) {
      const scope = { sessionKey, horizon, includeTrash: selection.includeTrash, activeOnly };
      for (const page of messagePages(store.read, scope)) {
        await pace();
        if (!again) count('message', page.length);
        yield shown(page);
      }
    },
    choosing: (kinds) => sourceOf(reading, { ...selection, kinds: { ...selection.kinds, ...kinds } }),
    agentName(id) {
      if (id === null) return null;
      if (!agents.has(id)) agents.set(id, readBundleRecord(store.read, 'agent', id)?.data.name ?? null);
      return agents.get(id) ?? null;
    },
    changed: () => commitSequence(store.read) !== reading.startedAt,
  };
}
