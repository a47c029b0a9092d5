import { throwIfCancelled } from './source-blocks.ts';
import type { ReadOptions, SourceItem } from './source-record.ts';

/** How many members of a record are looked at before it is asked again whether to go on. */
const MEMBERS = 1000;

/** How far a source is read, and whether to go on: for records that are large themselves. */
export type Reading = Readonly<{ signal: ReadOptions['signal']; bytes: number }>;

/**
 * Goes through the members of a record that may be very many. Now and then it gives progress, by which a cancel is heard
 * while nothing is written yet. Throws `cancelled` when the signal says so.
 */
export function* eachMember<T>(
  members: Iterable<T>,
  { signal, bytes }: Reading,
  look: (member: T) => void,
): Generator<SourceItem> {
  let looked = 0;
  for (const member of members) {
    look(member);
    looked += 1;
    if (looked % MEMBERS > 0) continue;
    yield { kind: 'progress', bytes };
    throwIfCancelled(signal);
  }
}
