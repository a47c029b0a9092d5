import { ArrowDownUp } from 'lucide-react';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import type { SessionsSearch } from './search.ts';

const FIELDS = ['lastActive', 'startedAt', 'title', 'messageCount'] as const;

type SortMenuProps = { search: SessionsSearch; onChange: (search: SessionsSearch) => void };

/** In which order the sessions are listed. */
export function SortMenu({ search, onChange }: SortMenuProps) {
  const sort = search.sort ?? 'lastActive';
  const order = search.order ?? 'desc';
  const fields = FIELDS.map((field) => ({
    label: t(`sessions.sort.${field}`),
    checked: field === sort,
    run: () => onChange({ ...search, sort: field, order: field === 'title' ? 'asc' : 'desc' }),
  }));
  const orders = (['desc', 'asc'] as const).map((value, index) => ({
    label: t(`sessions.sort.${value}`),
    checked: value === order,
    separated: index === 0,
    run: () => onChange({ ...search, order: value }),
  }));
  return (
    <Menu
      trigger={
        <IconButton icon={ArrowDownUp} label={t('sessions.sortBy', { field: t(`sessions.sort.${sort}`) })} />
      }
      items={[...fields, ...orders]}
    />
  );
}
