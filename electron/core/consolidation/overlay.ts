import type { MemoryType } from '../../../shared/entities/memory.ts';
import type { NotedStatement } from '../store/consolidation-notes.ts';
import type { Action } from './action.ts';

/**
 * What the actions planned so far make of memories: a preview changes nothing, and yet what comes later must be planned
 * as if they had been carried out.
 */
export type Overlay = {
  types: Map<string, MemoryType>;
  gone: Set<string>;
  /** What was stated in messages a preview read: it is noted nowhere. */
  stated: StatedOnce[];
};

/** One statement, where it stands. */
export type StatedOnce = Omit<NotedStatement, 'messagePk'> &
  Readonly<{ messageId: string; sessionId: string }>;

/** Nothing planned yet. */
export function createOverlay(): Overlay {
  return { types: new Map(), gone: new Set(), stated: [] };
}

/** Notes what actions make of memories. */
export function layOver(overlay: Overlay, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.kind === 'promote') overlay.types.set(action.memoryId, action.to);
    if (action.kind === 'merge') for (const { id } of action.duplicates) overlay.gone.add(id);
  }
}
