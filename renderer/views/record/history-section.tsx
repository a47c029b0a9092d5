import type { EntityName, HistoryEntry } from '../../../shared/entities/history.ts';
import type { Json } from '../../../shared/primitives.ts';
import { Button } from '../../components/button.tsx';
import { ChangeRail, type RailEntry } from '../../components/change-rail.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useList } from '../../state/queries.ts';
import { writerName } from '../../state/writer.ts';

/** A field that history shows: its name, how its values are written, and how an earlier one is put back. */
type HistoryField = Readonly<{
  name: string;
  write: (value: Json) => string;
  /** The value it has now; an equal one is not offered. */
  current?: Json | undefined;
  restore?: ((value: Json) => void) | undefined;
}>;

export type HistoryFields = Readonly<Record<string, HistoryField>>;

type HistorySectionProps = { entity: EntityName; id: string; fields: HistoryFields };

/** The changes of one record, newest first, each of which can be put back. */
export function HistorySection({ entity, id, fields }: HistorySectionProps) {
  const list = useList('history.list', { entity, id, limit: 20, withTotal: true });
  return (
    <section className="section" aria-label={t('history.title')}>
      <h3>
        {t('history.title')}
        {list.total === undefined ? null : (
          <span className="num">{t('history.versions', { count: list.total })}</span>
        )}
      </h3>
      {list.error === null ? null : <ErrorState message={list.error.message} onRetry={() => list.retry()} />}
      <ChangeRail entries={list.items.map((entry) => toRailEntry(entry, fields))} />
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('history.more', { count: formatNumber((list.total ?? 0) - list.items.length) })}
        </Button>
      ) : null}
    </section>
  );
}

/** Writes a change of history down for reading. */
export function toRailEntry(entry: HistoryEntry, fields: HistoryFields): RailEntry {
  const { before, after } = entry;
  const changed = Object.entries(fields).filter(([key]) => before !== null && key in before);
  return {
    key: String(entry.seq),
    title: entry.op === 'update' ? null : t(`history.${entry.op}`),
    fields: changed.map(([key, field]) => {
      const old = before?.[key] ?? null;
      const differs = JSON.stringify(old) !== JSON.stringify(field.current ?? null);
      const { restore } = field;
      return {
        name: field.name,
        before: field.write(old),
        after: field.write(after?.[key] ?? null),
        ...(restore !== undefined && differs ? { onRestore: () => restore(old) } : {}),
      };
    }),
    who: writerName(entry),
    at: entry.at,
    reason: entry.reason,
  };
}
