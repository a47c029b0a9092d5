import { useEffect } from 'react';
import { TYPED_PREFERENCES, type Preference } from '../../../shared/entities/preference.ts';
import { useList } from '../../state/queries.ts';

/** Every preference of the person: by key, and those that are free. There are at most some hundreds. */
export function usePreferences() {
  const list = useList('preferences.list', { limit: 200, withTotal: true });
  useEffect(() => {
    if (list.hasMore) list.loadMore();
  });
  const byKey = new Map(list.items.map((preference) => [preference.key, preference]));
  const free = list.items.filter(({ key }) => !TYPED_PREFERENCES.some((typed) => typed === key));
  return { list, byKey, free };
}

export type Preferences = Readonly<{
  byKey: ReadonlyMap<string, Preference>;
  free: readonly Preference[];
}>;
