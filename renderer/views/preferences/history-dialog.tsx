import type { HistoryEntry } from '../../../shared/entities/history.ts';
import type { Preference } from '../../../shared/entities/preference.ts';
import type { Json } from '../../../shared/primitives.ts';
import { Button } from '../../components/button.tsx';
import { ChangeRail } from '../../components/change-rail.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import { useChange, useList } from '../../state/queries.ts';
import { toRailEntry } from '../record/history-section.tsx';
import { summarizeValue } from './preference-value.ts';

type HistoryDialogProps = { preferences: readonly Preference[]; onClose: () => void };

/** What happened to the preferences, newest first; an earlier value can be put back. */
export function HistoryDialog({ preferences, onClose }: HistoryDialogProps) {
  const list = useList('history.list', { entity: 'preference', limit: 30, withTotal: true });
  const { mutate } = useChange('preferences.save');
  const byId = new Map(preferences.map((preference) => [preference.id, preference]));

  function toEntry(entry: HistoryEntry) {
    const preference = byId.get(entry.entityId);
    const key = preference?.key ?? null;
    const name = key === null ? t('preferences.goneKey') : translateName(`preferences.${key}`, key);
    const rail = toRailEntry(entry, {
      value: {
        name,
        write: (value) => (value === null ? '' : summarizeValue(value)),
        current: preference?.value,
        restore: key === null ? undefined : (value: Json) => mutate({ values: { [key]: value } }),
      },
      locked: {
        name: t('preferences.lockOf', { name }),
        write: (value) => (value === true ? t('preferences.locked') : t('preferences.open')),
      },
    });
    return rail.title === null ? rail : { ...rail, title: `${name}: ${rail.title}` };
  }

  return (
    <Dialog open wide title={t('preferences.history')} onClose={onClose}>
      {list.error === null ? null : <ErrorState message={list.error.message} onRetry={() => list.retry()} />}
      {list.items.length === 0 ? (
        <p className="t2">{t('preferences.noHistory')}</p>
      ) : (
        <ChangeRail entries={list.items.map(toEntry)} />
      )}
      {list.hasMore ? (
        <Button kind="ghost" onClick={() => list.loadMore()}>
          {t('history.more', { count: formatNumber((list.total ?? 0) - list.items.length) })}
        </Button>
      ) : null}
    </Dialog>
  );
}
