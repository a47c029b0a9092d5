import type { RestoreKind, RestoreMode } from '../../../shared/entities/backup.ts';

/** A line of the preview: what comes back, what differs here, and what stays in Trash or goes. */
type RestoreLine = Readonly<{ kind: string; back: number; changed: number; last: number }>;

/** The kinds a restore does something to, or leaves something of, with how many. */
export function linesOf(kinds: readonly RestoreKind[], mode: RestoreMode): RestoreLine[] {
  return kinds
    .map(({ kind, comingBack, forgotten, inTrash, newerHere, newerThere, onlyHere }) => {
      const changed = newerHere + newerThere;
      return mode === 'merge'
        ? { kind, back: comingBack, changed, last: inTrash }
        : { kind, back: comingBack + inTrash + forgotten, changed, last: onlyHere };
    })
    .filter(({ back, changed, last }) => back + changed + last > 0);
}

/** How many records that were forgotten completely a backup holds; their messages go with them and are not counted. */
export function countForgotten(kinds: readonly RestoreKind[]): number {
  return kinds.filter(({ kind }) => kind !== 'messages').reduce((sum, { forgotten }) => sum + forgotten, 0);
}
