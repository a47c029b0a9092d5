import { TYPED_PREFERENCES, type TypedPreference } from '../../../shared/entities/preference.ts';

/** The preferences that are given to agents with one turned on or off, in the order everyone has them in. */
export function toggleRemembered(remembered: readonly string[], key: TypedPreference): string[] {
  const wanted = (one: TypedPreference) =>
    one === key ? !remembered.includes(key) : remembered.includes(one);
  const typed: readonly string[] = TYPED_PREFERENCES;
  return [...TYPED_PREFERENCES.filter(wanted), ...remembered.filter((one) => !typed.includes(one))];
}
