import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { exportSelected, type ExportOffer } from '../../state/export-request.ts';
import type { Tasks } from './use-tasks.ts';

/** What can be exported from the tasks: what is selected, what is shown, everything. */
export function taskOffers({ selection, list, filter }: Tasks): ExportOffer[] {
  const selected = {
    label: t('exports.offer.selected', { count: formatNumber(selection.count) }),
    scope: { tasks: exportSelected(selection.selected, filter) },
  };
  return [
    ...(selection.count === 0 ? [] : [selected]),
    {
      label: t('exports.offer.shown', { count: formatNumber(list.total ?? 0) }),
      scope: { tasks: { filter } },
    },
    { label: t('exports.what.everything'), scope: 'everything' },
  ];
}
