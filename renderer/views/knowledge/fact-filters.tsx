import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { FilterChips, type ActiveFilter } from '../../components/filter-chips.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useImportName } from '../../state/import-name.ts';
import { FactFacets, sourceLabel } from './fact-facets.tsx';
import { toggleFilter, withoutFilters } from './filters.ts';
import type { KnowledgeSearch } from './search.ts';

const TYPING_PAUSE_MS = 150;

type FactFiltersProps = {
  search: KnowledgeSearch;
  onChange: (search: KnowledgeSearch, replace?: boolean) => void;
};

/** The filters that are on, as chips, the words to look for, and the way to more. */
export function FactFilters({ search, onChange }: FactFiltersProps) {
  return (
    <>
      <ContainsField
        value={search.contains ?? ''}
        onChange={(contains) =>
          onChange({ ...search, contains: contains === '' ? undefined : contains }, true)
        }
      />
      <FilterChips
        filters={useActiveFilters(search, onChange)}
        onClear={() => onChange(withoutFilters(search))}
      >
        <FactFacets search={search} onChange={onChange} />
      </FilterChips>
    </>
  );
}

/** The filters that are on, but for the words, which stand in their field. */
function useActiveFilters(
  search: KnowledgeSearch,
  onChange: (search: KnowledgeSearch) => void,
): ActiveFilter[] {
  const { minConfidence, maxConfidence, importId } = search;
  const importName = useImportName(importId);
  const one = (key: keyof KnowledgeSearch, name: string, value: string | undefined): ActiveFilter[] =>
    value === undefined
      ? []
      : [{ key, name, value, remove: () => onChange({ ...search, [key]: undefined }) }];
  const confidence = t('knowledge.filter.confidence');
  const atLeast = minConfidence === undefined ? undefined : formatRatio(minConfidence);
  const atMost = maxConfidence === undefined ? undefined : formatRatio(maxConfidence);
  const listed = (['categories', 'sources'] as const).flatMap((filter): ActiveFilter[] =>
    (search[filter] ?? []).map((value) => ({
      key: `${filter} ${value}`,
      name: t(filter === 'sources' ? 'knowledge.filter.source' : 'knowledge.filter.category'),
      value: filter === 'sources' ? sourceLabel(value) : value,
      remove: () => onChange(toggleFilter(search, filter, value)),
    })),
  );
  return [
    ...listed,
    ...one('minConfidence', confidence, atLeast && t('knowledge.atLeast', { value: atLeast })),
    ...one('maxConfidence', confidence, atMost && t('knowledge.atMost', { value: atMost })),
    ...one('importId', t('sessions.filter.import'), importId && importName),
  ];
}

function ContainsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  /** What is typed and not yet reported; null while the field shows the address. */
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = typed ?? value;
  const shortcutOf = useShortcuts();
  useCommand('find', { run: () => field.current?.focus() });
  const report = useRef(onChange);
  useEffect(() => {
    report.current = onChange;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(next: string) {
    setTyped(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => report.current(next.trim()), TYPING_PAUSE_MS);
  }

  /** Reports at once, and shows the address again. */
  function settle(next: string) {
    clearTimeout(timer.current);
    setTyped(null);
    if (next.trim() !== value) onChange(next.trim());
  }

  return (
    <span className="contains">
      <Icon of={Search} size="small" />
      <input
        ref={field}
        type="text"
        aria-label={t('knowledge.contains')}
        placeholder={t('knowledge.contains')}
        maxLength={500}
        value={text}
        onChange={(event) => type(event.target.value)}
        onBlur={() => settle(text)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') settle('');
        }}
      />
      {text === '' ? (
        <Kbd keys={shortcutOf('find') ?? ''} />
      ) : (
        <IconButton icon={X} iconSize="small" label={t('action.clear')} onClick={() => settle('')} />
      )}
    </span>
  );
}
