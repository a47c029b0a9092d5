import type { RecallItem } from '../../../shared/contract/recall.ts';
import type { RecallSearch } from './search.ts';

/** A record that can be recalled. */
export type RecallRecord = Pick<RecallItem, 'kind' | 'id'>;

/** Names a record among those of all kinds. */
export function keyOf({ kind, id }: RecallRecord): string {
  return `${kind} ${id}`;
}

/** Whether two are the same record. */
export function isSame(one: RecallRecord, other: RecallRecord): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** The address with a record switched off, or on again. */
export function toggleRecord(search: RecallSearch, { kind, id }: RecallRecord): RecallSearch {
  const { off = [] } = search;
  const others = off.filter((other) => !isSame(other, { kind, id }));
  const next = others.length === off.length ? [...off, { kind, id }] : others;
  return { ...search, off: next.length === 0 ? undefined : next };
}
