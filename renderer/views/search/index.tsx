import { useNavigate, useSearch } from '@tanstack/react-router';
import { Highlight } from '../../components/highlight.tsx';
import { Screen } from '../../components/screen.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';

/** Everything that holds the words. */
export function SearchView() {
  const { text = '' } = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const hits =
    useRead('search.run', { text }, { enabled: text !== '', keepPrevious: true }).data?.items ?? [];
  return (
    <Screen
      title={t('shell.search')}
      filters={
        <input
          className="input"
          type="search"
          aria-label={t('search.placeholder')}
          placeholder={t('search.placeholder')}
          value={text}
          onChange={(event) => void navigate({ search: { text: event.target.value }, replace: true })}
        />
      }
    >
      <ul className="scroll results">
        {hits.map((hit) => (
          <li key={`${hit.kind} ${hit.id}`} className="result">
            <Highlight {...(hit.snippet ?? hit.title)} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}
