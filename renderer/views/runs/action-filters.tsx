import { ActionKind, type ConsolidationRun } from '../../../shared/entities/run.ts';
import { Select } from '../../components/select.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { TOLD } from './run-words.ts';
import type { RunsSearch } from './search.ts';

const ALL = 'all';
const SHARED = 'shared';

type ActionFiltersProps = {
  counts: ConsolidationRun['counts'];
  /** Whom it was for; without an id: what all share. */
  agents: readonly { id: string | null; name: string }[];
  search: RunsSearch;
  onChange: (part: Pick<RunsSearch, 'kind' | 'agent'>) => void;
};

/** Which of the changes are shown: of one kind, of one agent. */
export function ActionFilters({ counts, agents, search, onChange }: ActionFiltersProps) {
  const kinds = TOLD.filter((kind) => (counts[kind] ?? 0) > 0 || kind === search.kind);
  if (kinds.length === 0 || (kinds.length < 2 && agents.length < 2)) return null;
  return (
    <div className="run-filters">
      <Select
        label={t('runs.filterKind')}
        value={search.kind ?? ALL}
        options={[
          { value: ALL, label: t('runs.everyKind') },
          ...kinds.map((kind) => ({
            value: kind,
            label: t('runs.kindCount', {
              kind: t(`runs.kind.${kind}`),
              count: formatNumber(counts[kind] ?? 0),
            }),
          })),
        ]}
        onChange={(value) => onChange({ kind: ActionKind.safeParse(value).data })}
      />
      {agents.length < 2 ? null : (
        <Select
          label={t('runs.filterAgent')}
          value={search.agent ?? ALL}
          options={[
            { value: ALL, label: t('runs.everyAgent') },
            ...agents.map(({ id, name }) => ({
              value: id ?? SHARED,
              label: id === null ? t('runs.shared') : name,
            })),
          ]}
          onChange={(value) => onChange({ agent: value === ALL ? undefined : value })}
        />
      )}
    </div>
  );
}
