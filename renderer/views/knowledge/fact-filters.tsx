import { Plus, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CheckRow } from '../../components/check-row.tsx';
import { Chip } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { Popover } from '../../components/popover.tsx';
import { Seg } from '../../components/seg.tsx';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { useRead } from '../../state/queries.ts';
import { toggleCategory } from './filters.ts';
import type { KnowledgeSearch } from './search.ts';

const TYPING_PAUSE_MS = 150;

type FactFiltersProps = {
  search: KnowledgeSearch;
  onChange: (search: KnowledgeSearch, replace?: boolean) => void;
};

/** The filters that are on, as chips, the words to look for, and the way to more. */
export function FactFilters({ search, onChange }: FactFiltersProps) {
  const { minConfidence, maxConfidence } = search;
  return (
    <>
      <ContainsField
        value={search.contains ?? ''}
        onChange={(contains) =>
          onChange({ ...search, contains: contains === '' ? undefined : contains }, true)
        }
      />
      {(search.categories ?? []).map((category) => (
        <Chip
          key={category}
          name={t('knowledge.filter.category')}
          value={category}
          onRemove={() => onChange(toggleCategory(search, category))}
        />
      ))}
      {minConfidence === undefined ? null : (
        <Chip
          name={t('knowledge.filter.confidence')}
          value={t('knowledge.atLeast', { value: formatRatio(minConfidence) })}
          onRemove={() => onChange({ ...search, minConfidence: undefined })}
        />
      )}
      {maxConfidence === undefined ? null : (
        <Chip
          name={t('knowledge.filter.confidence')}
          value={t('knowledge.atMost', { value: formatRatio(maxConfidence) })}
          onRemove={() => onChange({ ...search, maxConfidence: undefined })}
        />
      )}
      {search.importId === undefined ? null : (
        <ImportChip id={search.importId} onRemove={() => onChange({ ...search, importId: undefined })} />
      )}
      <FilterPopover search={search} onChange={onChange} />
    </>
  );
}

function ImportChip({ id, onRemove }: { id: string; onRemove: () => void }) {
  const name = useRead('imports.get', { id }).data?.name;
  return (
    <Chip
      name={t('sessions.filter.import')}
      value={name ?? t('sessions.filter.oneImport')}
      onRemove={onRemove}
    />
  );
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

function FilterPopover({ search, onChange }: FactFiltersProps) {
  const categories = useRead('knowledge.categories', {}).data?.items ?? [];
  const confidence =
    search.minConfidence === undefined && search.maxConfidence === undefined
      ? 'any'
      : search.maxConfidence === undefined
        ? 'high'
        : 'low';
  const bounds = {
    any: { minConfidence: undefined, maxConfidence: undefined },
    high: { minConfidence: 0.8, maxConfidence: undefined },
    low: { minConfidence: undefined, maxConfidence: 0.5 },
  } as const;
  return (
    <Popover
      title={t('action.filter')}
      trigger={
        <button type="button" className="chip add">
          <Icon of={Plus} />
          {t('action.filter')}
        </button>
      }
    >
      <fieldset className="facet">
        <legend>{t('knowledge.field.confidence')}</legend>
        <Seg
          label={t('knowledge.field.confidence')}
          value={confidence}
          options={[
            { value: 'any', label: t('knowledge.confidence.any') },
            { value: 'high', label: t('knowledge.atLeast', { value: formatRatio(0.8) }) },
            { value: 'low', label: t('knowledge.atMost', { value: formatRatio(0.5) }) },
          ]}
          onChange={(choice) => onChange({ ...search, ...bounds[choice] })}
        />
      </fieldset>
      {categories.length === 0 ? null : (
        <fieldset className="facet">
          <legend>{t('knowledge.filter.categories')}</legend>
          <div className="facet-rows">
            {categories.map(({ category, count }) => (
              <CheckRow
                key={category}
                label={category}
                count={formatNumber(count)}
                checked={search.categories?.includes(category) ?? false}
                onChange={() => onChange(toggleCategory(search, category))}
              />
            ))}
          </div>
        </fieldset>
      )}
    </Popover>
  );
}
