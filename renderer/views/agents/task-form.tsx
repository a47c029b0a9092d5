import { X } from 'lucide-react';
import type { SubmitEvent } from 'react';
import type { AgentSummary } from '../../../shared/entities/agent.ts';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Field } from '../../components/field.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';
import { useChange } from '../../state/queries.ts';
import { SessionLink } from '../record/session-link.tsx';

/** A task as it is written; without a session where it begins one. */
export type TaskDraft = Readonly<{ task: string; context: string; sessionId: string }>;

export const EMPTY_TASK: TaskDraft = { task: '', context: '', sessionId: '' };

type TaskFormProps = {
  agent: AgentSummary;
  model: string;
  draft: TaskDraft;
  onDraft: (draft: TaskDraft) => void;
  onGiven: (jobId: string) => void;
};

/** What an agent is to do, and what else it should know. */
export function TaskForm({ agent, model, draft, onDraft, onGiven }: TaskFormProps) {
  const give = useChange('agents.execute', { handles: () => true, onDone: ({ job }) => onGiven(job.id) });
  const { task, context, sessionId } = draft;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (give.isPending || task.trim() === '') return;
    const session = sessionId === '' ? {} : { sessionId };
    give.mutate({ agentId: agent.id, task: task.trim(), context: context.trim(), ...session, wait: false });
  }

  return (
    <form className="form task-form" onSubmit={submit}>
      <Field label={t('agents.task.what')}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={3}
            maxLength={20_000}
            value={task}
            onChange={(event) => onDraft({ ...draft, task: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('agents.task.context')}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={2}
            maxLength={20_000}
            value={context}
            onChange={(event) => onDraft({ ...draft, context: event.target.value })}
          />
        )}
      </Field>
      {sessionId === '' ? null : (
        <p className="flex t2">
          {t('agents.task.goesOn')} <SessionLink id={sessionId} />
          <IconButton
            icon={X}
            iconSize="small"
            label={t('agents.task.newSession')}
            onClick={() => onDraft({ ...draft, sessionId: '' })}
          />
        </p>
      )}
      <p className="t2">
        {t('agents.task.hint', { model: model === '' ? t('settings.models.none') : model })}
      </p>
      {give.error === null ? null : (
        <ErrorState
          title={t('agents.task.notBegun')}
          message={give.error.message}
          technical={give.error.code}
        />
      )}
      <div>
        <Button kind="primary" type="submit" disabled={task.trim() === '' || give.isPending}>
          {t('agents.task.give')}
        </Button>
      </div>
    </form>
  );
}
