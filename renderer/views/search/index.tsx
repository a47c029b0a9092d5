import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { FileOutput } from 'lucide-react';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { askExport } from '../../state/export-request.ts';
import { useLastOpened } from '../../state/last-opened.ts';
import { SaveView } from '../lists/save-view.tsx';
import { useOpenLink } from '../palette/use-open-link.ts';
import { resultOffers } from './export-offers.ts';
import { Facets } from './facets.tsx';
import { NoMatch, SearchStart } from './no-results.tsx';
import { ResultList } from './result-list.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchHelp } from './search-help.tsx';
import { SearchHints } from './search-hints.tsx';
import { SearchFilters } from './search-filters.tsx';
import type { SearchSearch } from './search.ts';
import { useOperators } from './use-operators.ts';
import { useResults, type Results } from './use-results.ts';

/** Everything that holds the words: filters at the left, results by kind. */
export function SearchView() {
  const search = useSearch({ from: '/search' });
  const navigate = useNavigate({ from: '/search' });
  const address = useLocation().href;
  const results = useResults(search);
  const openLink = useOpenLink();
  const box = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const lastOpened = useLastOpened();
  const returnTo = lastOpened.address === address ? lastOpened.key : null;
  const setSearch = (next: SearchSearch, replace = false) => void navigate({ search: next, replace });
  const operators = useOperators(search, setSearch);
  const focusBox = () => {
    box.current?.focus();
    box.current?.select();
  };
  const shortcutOf = useShortcuts();
  const askForExport = () => askExport(resultOffers(results.entries));
  useCommand('search', { run: focusBox });
  useCommand('export', { run: askForExport });
  const comesBack = useRef(returnTo !== null);
  useEffect(() => {
    if (!comesBack.current) box.current?.focus();
  }, []);
  return (
    <div className="split" data-screen="search">
      <aside className="pane facets" aria-label={t('search.filters')}>
        <div className="scroll">
          <Facets search={search} onChange={setSearch} counts={results.facets} />
        </div>
      </aside>
      <section className="pane pane-detail" aria-label={t('search.results')}>
        <h1 className="sr">{t('shell.search')}</h1>
        <SearchBox
          field={box}
          text={search.text ?? ''}
          onText={(text) => {
            if (!openLink(text)) setSearch({ ...search, text: text === '' ? undefined : text }, true);
          }}
          takeOperators={operators.take}
          onDown={() => firstHit(frame.current)?.focus()}
          onEnter={() => {
            if (!results.outdated && !results.early) firstHit(frame.current)?.click();
          }}
          outcome={describeOutcome(results)}
        >
          <IconButton
            icon={FileOutput}
            label={t('exports.ask')}
            shortcut={shortcutOf('export')}
            onClick={askForExport}
          />
          <SearchHelp onTry={operators.searchFor} />
          {results.asked ? <SaveView suggestion={search.text?.trim() ?? ''} /> : null}
        </SearchBox>
        <SearchFilters search={search} onChange={setSearch} results={results} />
        <SearchHints search={search} results={results} onChange={setSearch} />
        <Outcome results={results} search={search} onChange={setSearch} onTry={operators.searchFor}>
          <ResultList
            results={results}
            words={search.text ?? ''}
            frame={frame}
            returnTo={returnTo}
            onOpen={(key) => lastOpened.remember(address, key)}
            onShowAll={(kind) => setSearch({ ...search, kinds: [kind] })}
            onLeave={focusBox}
          />
        </Outcome>
      </section>
    </div>
  );
}

type OutcomeProps = {
  results: Results;
  search: SearchSearch;
  onChange: (search: SearchSearch) => void;
  onTry: (text: string) => void;
  children: ReactNode;
};

/** The results, or what is shown where there are none. */
function Outcome({ results, search, onChange, onTry, children }: OutcomeProps) {
  if (!results.asked) return <SearchStart onTry={onTry} />;
  if (results.error !== null) {
    return (
      <div className="pane-state">
        <ErrorState message={results.error.message} technical={results.error.code} onRetry={results.retry} />
      </div>
    );
  }
  if (results.loading) return <SkeletonRows />;
  if (results.entries.length === 0 && !results.outdated)
    return <NoMatch search={search} onChange={onChange} />;
  return children;
}

function describeOutcome({ asked, total, tookMs }: Results): string {
  if (!asked || total === undefined) return '';
  const count = total.more
    ? t('search.countMore', { count: formatNumber(total.count) })
    : t('search.count', { count: total.count });
  if (tookMs === undefined) return count;
  return `${count} · ${t('search.took', { milliseconds: formatNumber(Math.max(1, Math.round(tookMs))) })}`;
}

function firstHit(frame: HTMLElement | null): HTMLElement | null {
  return frame?.querySelector<HTMLElement>('[data-hit="0"]') ?? null;
}
