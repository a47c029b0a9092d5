import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor } from '../../../shared/contract/define.ts';
import type { maintenance } from '../../../shared/contract/maintenance.ts';
import { isClockBelievable } from '../consolidation/retention.ts';
import { createBackup } from '../files/backups.ts';
import { databaseBytes } from '../files/disk.ts';
import { removeLiving } from '../store/record.ts';
import { countIdleSessions, idleSessionIds, listIdleSessions } from '../store/retention.ts';
import { latestRun } from '../store/runs.ts';
import { messageHorizon } from '../store/consolidation-sources.ts';
import { toIso } from '../store/table.ts';
import { sessionsTable } from '../store/tables.ts';
import type { Context } from './context.ts';
import { changeMany } from './many.ts';
import { currentSettings } from './settings.ts';

const DAY = 86_400_000;

type Retention = Pick<typeof maintenance, 'retentionPreview' | 'applyRetention'>;

/** Letting old sessions go to Trash by hand: what consolidation does by itself where the person wants it. */
export const retention: HandlersFor<Retention, Context> = {
  retentionPreview(context, { days, limit }) {
    const { store, now } = context;
    const before = now() - daysOf(context, days) * DAY;
    const { sessions, messages, oldest, newest } = countIdleSessions(store.read, before);
    const last = latestRun(store.read, 'done')?.finishedAt ?? null;
    const { values } = currentSettings(context);
    const lastRunAt = last === null ? null : Date.parse(last);
    const hours = values['consolidation.intervalHours'];
    return {
      days: daysOf(context, days),
      before: toIso(before),
      sessions,
      messages,
      bytes: shareOfFile(context, messages),
      oldest: oldest === null ? null : toIso(oldest),
      newest: newest === null ? null : toIso(newest),
      items: listIdleSessions(store.read, before, limit).map((session) => ({
        ...session,
        lastActive: toIso(session.lastActive),
      })),
      automatic: values['longTerm.retentionEnabled'],
      clockBelievable: lastRunAt === null || isClockBelievable(lastRunAt, hours, now()),
    };
  },
  applyRetention(context, { days, reason }, caller) {
    const before = context.now() - daysOf(context, days) * DAY;
    const { sessions } = countIdleSessions(context.store.read, before);
    if (sessions === 0) return { removed: 0, job: null, backup: null };
    const { name } = createBackup({ home: context.home, reason: 'retention', now: context.now() });
    const { changed, job } = letGo(context, caller, before, reason);
    return { removed: changed, job, backup: name };
  },
};

function letGo(context: Context, caller: Caller, before: number, reason: string | undefined) {
  return changeMany(context, caller, {
    operation: 'maintenance.applyRetention',
    reason,
    items: idleSessionIds(context.store.read, before),
    change: (transaction, id) => removeLiving(transaction, sessionsTable, id),
  });
}

function daysOf(context: Context, days: number | undefined): number {
  return days ?? currentSettings(context).values['longTerm.retentionDays'];
}

/** About how much of the file so many messages take. */
function shareOfFile({ store }: Context, messages: number): number {
  const all = Math.max(messageHorizon(store.read), messages, 1);
  return Math.round((databaseBytes(store.file) * messages) / all);
}
