import type { Caller } from '../../../shared/caller.ts';
import type { Operation } from '../../../shared/contract/define.ts';
import { CalledKind } from '../../../shared/entities/program-call.ts';
import type { Wire } from '../../../shared/errors.ts';
import type { ActivityKeeper } from './activity.ts';
import type { CalledName } from '../store/program-calls.ts';

/** What the records of a domain are called, where an answer does not say it of each. */
const KIND_OF_DOMAIN: ReadonlyMap<string, CalledKind> = new Map([
  ['sessions', 'session'],
  ['messages', 'message'],
  ['memories', 'memory'],
  ['knowledge', 'knowledge'],
  ['preferences', 'preference'],
  ['tasks', 'task'],
  ['decisions', 'decision'],
]);

type Call = Readonly<{ name: string; operation: Operation; milliseconds: number }>;

/**
 * Keeps a call of a program for the person who watches: which operation, how it ended, and the ids of what was read. What a
 * write changed is found by its transaction. Nothing is kept of windows, of Mneme looking at itself, and of what cannot be.
 */
export function noteCall(
  { activity }: Readonly<{ activity: ActivityKeeper | undefined }>,
  { via, client, replay }: Caller,
  { name, operation, milliseconds }: Call,
  wire: Wire,
): void {
  if (activity === undefined || via === undefined || name.startsWith('maintenance.')) return;
  const read = operation.kind === 'query';
  const found = wire.ok && read ? foundIn(name, wire.value) : { count: null, records: [] };
  activity.noteCall({
    ...found,
    program: client,
    via,
    operation: name,
    kind: read ? 'read' : 'write',
    milliseconds: Math.ceil(milliseconds),
    code: wire.ok ? null : wire.code,
    ...(replay === undefined ? {} : { at: replay.at }),
  });
}

/** How many records an answer gives, and which. */
function foundIn(name: string, value: unknown): { count: number | null; records: CalledName[] } {
  const domain = KIND_OF_DOMAIN.get(name.split('.')[0] ?? '');
  const items = itemsOf(value);
  const records = items.flatMap((item): CalledName[] => {
    if (typeof item !== 'object' || item === null || !('id' in item) || typeof item.id !== 'string')
      return [];
    const told = CalledKind.safeParse('kind' in item ? item.kind : undefined);
    const kind = told.success ? told.data : domain;
    return kind === undefined ? [] : [[kind, item.id]];
  });
  return records.length === items.length ? { count: items.length, records } : { count: null, records: [] };
}

function itemsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'items' in value && Array.isArray(value.items) ? value.items : [value];
}
