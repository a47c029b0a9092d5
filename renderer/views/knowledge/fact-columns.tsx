import { ArrowDown, ArrowUp } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../i18n/index.ts';
import { sortBy, sortOf } from './filters.ts';
import type { FactSort, KnowledgeSearch } from './search.ts';

type FactColumnsProps = {
  columns: readonly FactSort[];
  search: KnowledgeSearch;
  onChange: (search: KnowledgeSearch) => void;
};

/** The heads of the columns; each sorts the table. */
export function FactColumns({ columns, search, onChange }: FactColumnsProps) {
  return (
    <div className="fact-columns" role="row">
      <span role="columnheader" className="cell-check">
        <span className="sr">{t('knowledge.selectColumn')}</span>
      </span>
      {columns.map((column) => {
        const sorted = sortOf(search, column);
        return (
          <span key={column} role="columnheader" aria-sort={sorted} data-column={column}>
            <button
              type="button"
              className={sorted === 'none' ? 'column-sort' : 'column-sort on'}
              onClick={() => onChange(sortBy(search, column))}
            >
              <span className="clip">{t(`knowledge.field.${column}`)}</span>
              {sorted === 'none' ? null : (
                <Icon of={sorted === 'ascending' ? ArrowUp : ArrowDown} size="small" />
              )}
            </button>
          </span>
        );
      })}
    </div>
  );
}
