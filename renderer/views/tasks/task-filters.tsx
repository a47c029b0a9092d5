import { Plus } from 'lucide-react';
import { CheckRow } from '../../components/check-row.tsx';
import { Chip } from '../../components/chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { Seg } from '../../components/seg.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import type { TasksSearch } from './search.ts';

type TaskFiltersProps = { search: TasksSearch; onChange: (search: TasksSearch) => void };

/** Which tasks are listed: all or what is open, of one agent, of one session. */
export function TaskFilters({ search, onChange }: TaskFiltersProps) {
  const { agentId, sessionId } = search;
  const agents = useRead('agents.list', { limit: 200 }).data?.items ?? [];
  const session = useRead('sessions.get', { id: sessionId ?? '' }, { enabled: sessionId !== undefined });
  return (
    <>
      <Seg
        label={t('tasks.show')}
        value={search.show ?? 'all'}
        options={[
          { value: 'all', label: t('tasks.show.all') },
          { value: 'open', label: t('tasks.show.open') },
        ]}
        onChange={(show) => onChange({ ...search, show: show === 'open' ? 'open' : undefined })}
      />
      {agentId === undefined ? null : (
        <Chip
          name={t('tasks.filter.agent')}
          value={agents.find(({ id }) => id === agentId)?.name ?? '…'}
          onRemove={() => onChange({ ...search, agentId: undefined })}
        />
      )}
      {sessionId === undefined ? null : (
        <Chip
          name={t('tasks.filter.session')}
          value={session.data?.title ?? '…'}
          onRemove={() => onChange({ ...search, sessionId: undefined })}
        />
      )}
      {agents.length === 0 ? null : (
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
            <legend>{t('tasks.filter.agents')}</legend>
            <div className="facet-rows">
              {agents.map((agent) => (
                <CheckRow
                  key={agent.id}
                  label={agent.name}
                  monogram
                  checked={agent.id === agentId}
                  onChange={() =>
                    onChange({ ...search, agentId: agent.id === agentId ? undefined : agent.id })
                  }
                />
              ))}
            </div>
          </fieldset>
        </Popover>
      )}
    </>
  );
}
