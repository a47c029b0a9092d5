import type { StoreCondition, StoreState } from '../../../shared/entities/store-condition.ts';
import { t } from '../../i18n/index.ts';

/** What a person is told of a state of the file. */
export type StoreWords = Readonly<{ title: string; happened: string; safe: string; todo: string }>;

/** The words for a condition that is not well, in the person's language. */
export function storeWords(condition: StoreCondition): StoreWords {
  const state: Exclude<StoreState, 'open'> = condition.state === 'open' ? 'unreadable' : condition.state;
  const happened =
    state === 'rolledBack'
      ? t('store.rolledBack.happened', { count: condition.missingChanges ?? 0 })
      : t(`store.${state}.happened`);
  return {
    title: t(`store.${state}.title`),
    happened,
    safe: t(`store.${state}.safe`),
    todo: t(`store.${state}.todo`),
  };
}
