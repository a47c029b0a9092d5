import { Bot } from 'lucide-react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { t } from '../../i18n/index.ts';
import { noteGivenTask, useGivenTask } from '../../state/given-tasks.ts';
import { useDraft } from '../../state/drafts.ts';
import { useRead } from '../../state/queries.ts';
import { GivenTask } from './given-task.tsx';
import { EMPTY_TASK, TaskForm } from './task-form.tsx';

/** A task for an agent: to be written, under way, or done. */
export function TaskTab({ agent }: { agent: AgentSummary }) {
  const draft = useDraft(`agents.task ${agent.id}`, EMPTY_TASK);
  const values = useRead('settings.get', {}).data?.values;
  const given = useGivenTask(agent.id);
  const running = useRead('maintenance.jobs', { states: ['running'], limit: 20 }, { askAnew: true }).data
    ?.items;
  if (values === undefined || running === undefined) return null;
  // A window that was opened anew finds what goes on.
  const found = running.find(({ kind, subjectId }) => kind === 'execute' && subjectId === agent.id)?.id;
  const jobId = given === undefined ? (found ?? null) : given;
  if (jobId !== null) {
    return (
      <GivenTask
        key={jobId}
        jobId={jobId}
        onAgain={(next) => {
          draft.set(next);
          noteGivenTask(agent.id, null);
        }}
      />
    );
  }
  if (values['chat.provider'] === 'off') return <NoModel />;
  return (
    <TaskForm
      agent={agent}
      model={values['chat.model']}
      draft={draft.fields}
      onDraft={(next) => draft.set(next)}
      onGiven={(id) => {
        draft.set(EMPTY_TASK);
        noteGivenTask(agent.id, id);
      }}
    />
  );
}

function NoModel() {
  return (
    <EmptyState icon={Bot} title={t('agents.task.noModel')} detail={t('agents.task.noModelDetail')}>
      <a className="btn primary" href="#/settings?group=models">
        {t('agents.task.setUp')}
      </a>
    </EmptyState>
  );
}
