import { useQueryClient } from '@tanstack/react-query';
import type { SettingKey, Settings } from '../../shared/entities/settings.ts';
import type { AppError } from '../../shared/errors.ts';
import { useChange, useRead } from './queries.ts';

type SettingsOptions = Readonly<{ onFailure: (error: AppError, keys: readonly SettingKey[]) => void }>;

/** Every setting as it is now, and how one is changed or put back; the caller tells of failures. */
export function useSettings({ onFailure }: SettingsOptions) {
  const queries = useQueryClient();
  const current = useRead('settings.get', {});
  // Settings of this machine are not in the change feed: their answer is put in place at once.
  const keep = (answer: typeof current.data) => queries.setQueryData(['settings.get', {}], answer);
  const set = useChange('settings.set', { onDone: keep, handles: () => true });
  const reset = useChange('settings.reset', { onDone: keep, handles: () => true });
  return {
    values: current.data?.values,
    modified: current.data?.modified ?? [],
    error: current.error,
    retry: () => void current.refetch(),
    save: <K extends SettingKey>(key: K, value: Settings[K], onSaved: () => void) =>
      set.mutate(
        { values: { [key]: value } },
        { onSuccess: onSaved, onError: (error) => onFailure(error, [key]) },
      ),
    /** Puts the named settings back to their defaults. */
    reset: (keys: readonly SettingKey[], onDone: () => void) =>
      reset.mutate({ keys: [...keys] }, { onSuccess: onDone, onError: (error) => onFailure(error, keys) }),
  };
}
