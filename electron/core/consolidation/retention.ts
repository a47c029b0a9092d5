import type { TrashKind } from '../../../shared/contract/trash.ts';
import type { ActionOf } from './action.ts';
import type { Config } from './state.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What may be due to leave. Times in milliseconds. */
export type RetentionState = Readonly<{
  /** When the run before this one ended; null: there was none. */
  lastRunAt: number | null;
  /** Living sessions, the longest idle first. */
  sessions: readonly { id: string; title: string; agentId: string | null; lastActive: number }[];
  trash: readonly { entity: TrashKind; id: string; title: string; deletedAt: number }[];
}>;

/**
 * Lets old sessions go to Trash and old Trash go for good.
 *
 * Only while the clock can be believed: when it stands where it should be after the last run, give or take a day. A
 * machine that was off for long waits for the run after this one.
 */
export function planRetention(
  { lastRunAt, sessions, trash }: RetentionState,
  config: Config,
  now: number,
): (ActionOf<'retire'> | ActionOf<'purge'>)[] {
  if (!isClockBelievable(lastRunAt, config.intervalHours, now)) return [];
  const { retentionDays, trashDays } = config;
  const retired = retentionDays === null ? [] : sessions.filter(isOlder(now - retentionDays * DAY));
  const purged = trashDays === 0 ? [] : trash.filter(({ deletedAt }) => deletedAt < now - trashDays * DAY);
  return [
    ...retired.map(({ id, title, agentId }): ActionOf<'retire'> => ({
      kind: 'retire',
      step: 'retention',
      key: `retire:${id}`,
      agentId,
      why: 'age',
      sessionId: id,
      title,
    })),
    ...purged.map(({ entity, id, title }): ActionOf<'purge'> => ({
      kind: 'purge',
      step: 'retention',
      key: `purge:${entity}:${id}`,
      agentId: null,
      why: 'age',
      entity,
      id,
      title,
    })),
  ];
}

/** Whether the clock stands about where it must be after the last run. */
export function isClockBelievable(lastRunAt: number | null, intervalHours: number, now: number): boolean {
  if (lastRunAt === null || now < lastRunAt) return false;
  return now - lastRunAt <= intervalHours * HOUR + DAY;
}

function isOlder(before: number): (session: { lastActive: number }) => boolean {
  return ({ lastActive }) => lastActive < before;
}
