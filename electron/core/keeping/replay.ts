import type { Caller } from '../../../shared/caller.ts';
import { conditionOf } from '../../../shared/entities/store-condition.ts';
import { fromWire, type Wire } from '../../../shared/errors.ts';
import { nameOfProcess } from '../jobs/process-name.ts';
import { readLines, removeDrained, type Spool, SpooledCall } from '../files/spool.ts';
import type { Logger } from '../ports.ts';
import { isApplied, noteApplied } from '../store/applied.ts';
import { keepLease, leaveLease, takeLease } from '../store/consolidation-notes.ts';
import type { Store } from '../store/store.ts';

/** What a replay works with. */
export type ReplayWorld = Readonly<{
  store: Store;
  spool: Spool;
  now(): number;
  log: Logger;
  call(caller: Caller, operation: string, input: unknown): Promise<Wire>;
}>;

const LEASE = 'spool';

/**
 * Carries out what a spool file holds, in its order, each line exactly once: its id is noted in the transaction of its
 * change, and a line whose id is there is passed over. What cannot be carried out any more is kept among the rejected,
 * and logged. Throws where the memory cannot be written again; the rest waits.
 */
export async function replayFile(world: ReplayWorld, file: string): Promise<void> {
  for (let done = 0; ;) {
    const lines = readLines(file);
    for (const line of lines.slice(done)) await replayLine(world, line);
    done = lines.length;
    if (done === 0 || removeDrained(file, done)) return;
  }
}

/** Carries out what processes left behind that are gone, one process at a time. */
export async function adoptOrphans(world: ReplayWorld, isOrphan: (owner: string) => boolean): Promise<void> {
  const orphans = world.spool.others().filter(({ owner }) => isOrphan(owner));
  if (orphans.length === 0) return;
  const { store, now } = world;
  const holder = nameOfProcess();
  if (!store.writeAside((db) => takeLease(db, LEASE, holder, now()))) return;
  try {
    for (const { file } of orphans) {
      await replayFile(world, file);
      store.writeAside((db) => keepLease(db, LEASE, holder, now()));
    }
  } finally {
    store.writeAside((db) => leaveLease(db, LEASE, holder));
  }
}

async function replayLine(world: ReplayWorld, line: string): Promise<void> {
  const { store } = world;
  const call = readCall(line);
  if (call === null)
    return reject(world, line, null, { code: 'internal', message: 'This line cannot be read.' });
  const { id, at, operation, input } = call;
  if (isApplied(store.read, id)) return;
  const { sessionId, via, ...who } = call.caller;
  const more = { ...(sessionId === undefined ? {} : { sessionId }), ...(via === undefined ? {} : { via }) };
  const caller = { ...who, ...more, replay: { id, at } };
  const wire = await world.call(caller, operation, input);
  if (isApplied(store.read, id)) return;
  if (!wire.ok && isOfFile(wire)) fromWire(wire);
  if (!wire.ok) return reject(world, line, call, wire);
  store.writeAside((db) => noteApplied(db, id, world.now())); // it changed nothing
}

function isOfFile(wire: Wire): boolean {
  try {
    fromWire(wire);
    return false;
  } catch (error) {
    return conditionOf(error) !== null;
  }
}

function reject(
  { store, spool, now, log }: ReplayWorld,
  line: string,
  call: SpooledCall | null,
  { code, message }: Readonly<{ code: string; message: string }>,
): void {
  spool.reject(line, { code, message, at: now() });
  if (call !== null) store.writeAside((db) => noteApplied(db, call.id, now()));
  const fields = { operation: call?.operation ?? null, code };
  log({ level: 'error', module: 'spool', message: 'a kept write could not be carried out', fields });
}

function readCall(line: string): SpooledCall | null {
  try {
    const parsed = SpooledCall.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
