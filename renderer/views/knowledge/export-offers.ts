import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { exportSelected, type ExportOffer } from '../../state/export-request.ts';
import { filtersOf } from './filters.ts';
import type { Facts } from './use-facts.ts';

/** What can be exported from the facts: what is selected, what is shown, everything. */
export function factOffers({ selection, list, search }: Facts): ExportOffer[] {
  const filter = filtersOf(search);
  const selected = {
    label: t('exports.offer.selected', { count: formatNumber(selection.count) }),
    scope: { knowledge: exportSelected(selection.selected, filter) },
  };
  return [
    ...(selection.count === 0 ? [] : [selected]),
    {
      label: t('exports.offer.shown', { count: formatNumber(list.total ?? 0) }),
      scope: { knowledge: { filter } },
    },
    { label: t('exports.what.everything'), scope: 'everything' },
  ];
}
