import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { exportSelected, type ExportOffer } from '../../state/export-request.ts';
import { filtersOf } from './filters.ts';
import type { SessionList } from './use-session-list.ts';

/** What can be exported from the sessions: what is selected, what is read, what is shown, everything. */
export function sessionOffers({ selection, list, search, current }: SessionList): ExportOffer[] {
  const filter = filtersOf(search);
  const selected = {
    label: t('exports.offer.selected', { count: formatNumber(selection.count) }),
    scope: { sessions: exportSelected(selection.selected, filter) },
  };
  return [
    ...(selection.count === 0 ? [] : [selected]),
    ...(current === null ? [] : [sessionOffer(current)]),
    {
      label: t('exports.offer.shown', { count: formatNumber(list.total ?? 0) }),
      scope: { sessions: { filter } },
    },
    { label: t('exports.what.everything'), scope: 'everything' },
  ];
}

/** One session, as it is exported. */
export function sessionOffer(id: string): ExportOffer {
  return { label: t('exports.offer.session'), scope: { sessions: { ids: [id] } }, oneSession: true };
}
