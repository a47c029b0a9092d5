import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from '../../../shared/caller.ts';
import type { SalvageReport } from '../../../shared/entities/salvage.ts';
import { refuseDamagedBackup, refuseLittleRoom } from '../files/backups.ts';
import { databaseBytes } from '../files/disk.ts';
import { syncFile, writeDurably } from '../files/durable.ts';
import { bringBack, makeQuarantine, setAside, succeed, successorIn } from '../files/quarantine.ts';
import { replaceMemory } from '../files/replace-memory.ts';
import { lastSeenSchema, lastSeenSequence, raiseWatermark } from '../files/watermark.ts';
import type { Clock, NewId } from '../ports.ts';
import { salvageFile } from '../store/salvage/salvage.ts';
import type { Store } from '../store/store.ts';
import { makeSuccessor } from '../store/successor.ts';
import { toIso } from '../store/table.ts';

type World = Readonly<{ home: string; clock: Clock; newId: NewId }>;

const SYSTEM: Caller = { actor: 'person', door: 'script', client: 'mneme' };

/**
 * Reads what can be read of a damaged memory into a new one, sets the damaged one aside as it is, and puts the new one in
 * its place. Until that last moment nothing is changed. Throws `storage_full` where there is no room for both.
 */
export async function salvageMemory(
  { home, clock, newId }: World,
  onProgress: (done: number, total: number) => void,
): Promise<SalvageReport> {
  const memory = path.join(home, 'memory.db');
  refuseLittleRoom(home, databaseBytes(memory));
  const quarantine = makeQuarantine(home, clock());
  const to = successorIn(quarantine);
  const after = { commitSeq: lastSeenSequence(home), historySeq: 0, tx: 0 };
  try {
    const salvaged = await salvageFile({
      from: memory,
      to,
      schemaVersion: lastSeenSchema(home),
      newId,
      now: clock(),
      onProgress,
      breathe: nextTurn,
    });
    const numbers = makeSuccessor(to, {
      after,
      caller: SYSTEM,
      operation: 'store.salvage',
      reason: undefined,
      at: clock(),
    });
    syncFile(to);
    const report = { at: toIso(clock()), ...salvaged, quarantine };
    writeDurably(path.join(quarantine, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    succeed(home, quarantine);
    raiseWatermark(home, numbers.commitSeq, numbers.schemaVersion);
    return report;
  } catch (error) {
    if (existsSync(memory)) rmSync(quarantine, { recursive: true, force: true }); // it holds nothing but what was begun
    throw error;
  }
}

/** Sets a memory aside that is damaged or older than it was, and puts a backup in its place; or leaves all as it is. */
export function replaceWithBackup({ home, clock }: World, name: string): void {
  refuseDamagedBackup(home, name, clock());
  const quarantine = makeQuarantine(home, clock());
  setAside(home, quarantine);
  try {
    replaceMemory(home, name, clock());
  } catch (error) {
    bringBack(home, quarantine);
    throw error;
  }
}

/** Writes what is still open of a file that was removed to where it was. */
export function putMemoryBack({ home, clock }: World, store: Store): void {
  const quarantine = makeQuarantine(home, clock());
  const successor = successorIn(quarantine);
  store.read.vacuumInto(successor);
  syncFile(successor);
  succeed(home, quarantine);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
