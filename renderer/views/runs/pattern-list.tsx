import { ListChecks, Repeat, SearchX, SlidersHorizontal, Split, type LucideIcon } from 'lucide-react';
import { type LearningPattern, PatternType } from '../../../shared/entities/pattern.ts';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Select } from '../../components/select.tsx';
import { formatFull, formatListTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList } from '../../state/queries.ts';
import { NOTHING, RowSign, RunsPane } from './runs-pane.tsx';
import type { Runs } from './use-runs.ts';

export const PATTERN_ICONS: Readonly<Record<PatternType, LucideIcon>> = {
  preference: SlidersHorizontal,
  workflow: ListChecks,
  decision: Split,
};

const ALL = 'all';

/** What was said or done again and again, the most frequent first. */
export function PatternList({ runs }: { runs: Runs }) {
  const { search } = runs;
  const types = search.types === undefined ? {} : { types: search.types };
  const list = useList('patterns.list', { ...types, limit: 50, withTotal: true });
  return (
    <RunsPane label={t('runs.side.patterns')} total={list.total} runs={runs}>
      <div className="filters pattern-types">
        <Select
          label={t('runs.patternType')}
          value={search.types?.[0] ?? ALL}
          options={[
            { value: ALL, label: t('runs.everyPattern') },
            ...PatternType.options.map((value) => ({ value, label: t(`runs.pattern.${value}`) })),
          ]}
          onChange={(value) => {
            const type = PatternType.safeParse(value).data;
            runs.narrow({ types: type === undefined ? undefined : [type], pattern: undefined });
          }}
        />
      </div>
      <RecordList
        label={t('runs.side.patterns')}
        list={list}
        question={`patterns ${search.types?.join(' ') ?? ''}`}
        rowHeight={useRowHeight()}
        current={search.pattern ?? null}
        selected={NOTHING}
        onSelect={() => {}}
        onOpen={({ id }) => runs.narrow({ pattern: id })}
        renderRow={(pattern) => <PatternRow pattern={pattern} />}
        empty={
          <Empty filtered={search.types !== undefined} onClear={() => runs.narrow({ types: undefined })} />
        }
      />
    </RunsPane>
  );
}

function PatternRow({ pattern }: { pattern: LearningPattern }) {
  return (
    <>
      <span role="gridcell">
        <RowSign icon={PATTERN_ICONS[pattern.type]} name={t('runs.pattern')} />
      </span>
      <div className="lines" role="gridcell">
        <PatternLines pattern={pattern} />
      </div>
    </>
  );
}

function PatternLines({ pattern }: { pattern: LearningPattern }) {
  const { type, description, frequency, confidence, discoveredAt } = pattern;
  return (
    <>
      <div className="l1">
        <span className="clip grow">{description}</span>
        <span className="end">
          <Confidence value={confidence} />
        </span>
      </div>
      <div className="l2">
        <span>{t(`runs.pattern.${type}`)}</span>
        <span>{t('runs.times', { count: frequency })}</span>
        <span className="end tn" title={formatFull(discoveredAt)}>
          {formatListTime(discoveredAt)}
        </span>
      </div>
    </>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered)
    return <EmptyState icon={Repeat} title={t('runs.noPatterns')} detail={t('runs.noPatternsDetail')} />;
  return (
    <EmptyState icon={SearchX} title={t('runs.noPatternsOfType')} detail={t('runs.noPatternsDetail')}>
      <Button onClick={onClear}>{t('action.clearFilters')}</Button>
    </EmptyState>
  );
}
