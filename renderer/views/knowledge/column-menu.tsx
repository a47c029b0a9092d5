import { Columns3 } from 'lucide-react';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import { useLayout } from '../../state/layout.ts';
import { FACT_SORTS, type FactSort } from './search.ts';

/** What a fact is known by is always shown. */
const ALWAYS: FactSort = 'key';

/** Which columns of the table are shown. */
export function ColumnMenu() {
  const shown = useShownColumns();
  const toggle = useLayout((layout) => layout.toggleColumn);
  return (
    <Menu
      trigger={<IconButton icon={Columns3} label={t('knowledge.columns')} />}
      items={FACT_SORTS.filter((column) => column !== ALWAYS).map((column) => ({
        label: t(`knowledge.field.${column}`),
        checked: shown.includes(column),
        run: () => toggle(column),
      }))}
    />
  );
}

/** The columns that are shown, in their order; a narrow window leaves out more of them. */
export function useShownColumns(): readonly FactSort[] {
  const hidden = useLayout((layout) => layout.hiddenColumns);
  return FACT_SORTS.filter((column) => column === ALWAYS || !hidden.includes(column));
}
