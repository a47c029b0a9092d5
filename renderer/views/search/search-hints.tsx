import { t } from '../../i18n/index.ts';
import { findUnknownOperator } from './operators.ts';
import type { SearchSearch } from './search.ts';
import type { Results } from './use-results.ts';

type SearchHintsProps = { search: SearchSearch; results: Results; onChange: (search: SearchSearch) => void };

/** What else may be meant: another spelling where hardly anything was found, and what is no operator. */
export function SearchHints({ search, results: { asked, spelling }, onChange }: SearchHintsProps) {
  const unknown = asked ? findUnknownOperator(search.text ?? '') : null;
  if (spelling === null && unknown === null) return null;
  return (
    <div className="search-hints" role="status">
      {spelling === null ? null : (
        <p>
          {t('search.didYouMean')}{' '}
          <button type="button" className="link med" onClick={() => onChange({ ...search, text: spelling })}>
            {spelling}
          </button>
        </p>
      )}
      {unknown === null ? null : (
        <p className="t2">
          {unknown.isOperator
            ? t('search.unknownValue', { written: unknown.written, value: unknown.value })
            : t('search.unknownOperator', { written: unknown.written, name: unknown.name })}
        </p>
      )}
    </div>
  );
}
