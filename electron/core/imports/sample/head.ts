import { sampleId } from './ids.ts';

const HOUR_MS = 3_600_000;

/** What was made up is trusted: it is the sample's own. */
export const MADE_UP = { actor: 'import', message_id: null, trust: 'trusted' } as const;

/** The head of a record: what all kinds have. `at` in milliseconds since 1970. */
export function head<K extends string>(kind: K, name: string, at: number) {
  const time = new Date(at).toISOString();
  return {
    kind,
    v: 1 as const,
    id: sampleId(`${kind}/${name}`),
    created_at: time,
    updated_at: time,
    deleted_at: null,
    ext: {},
  };
}

/** A moment so many hours after another. */
export function hoursAfter(now: number, hours: number): number {
  return now + hours * HOUR_MS;
}
