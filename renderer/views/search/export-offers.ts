import type { SearchHit } from '../../../shared/contract/search.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { ExportOffer } from '../../state/export-request.ts';
import type { ResultEntry } from './entries.ts';

/** What can be exported of results: those shown, a message with all of its session; or everything. */
export function resultOffers(entries: readonly ResultEntry[]): ExportOffer[] {
  const hits = entries.flatMap((entry) => (entry.type === 'hit' ? [entry.hit] : []));
  const scope = scopeOf(hits);
  const shown = { label: t('exports.offer.shown', { count: formatNumber(hits.length) }), scope };
  const everything = { label: t('exports.what.everything'), scope: 'everything' } as const;
  return Object.keys(scope).length === 0 ? [everything] : [shown, everything];
}

/** The records that results name, by kind. Decisions are in an export of everything only. */
export function scopeOf(hits: readonly Pick<SearchHit, 'kind' | 'id' | 'sessionId'>[]) {
  const idsOf = (kind: SearchHit['kind']) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id);
  const read = hits.filter(({ kind }) => kind === 'message').flatMap(({ sessionId }) => sessionId ?? []);
  const chosen = {
    sessions: [...new Set([...idsOf('session'), ...read])],
    memories: idsOf('memory'),
    knowledge: idsOf('knowledge'),
    preferences: idsOf('preference'),
    tasks: idsOf('task'),
  };
  const found = Object.entries(chosen).filter(([, ids]) => ids.length > 0);
  return Object.fromEntries(found.map(([kind, ids]) => [kind, { ids }]));
}
