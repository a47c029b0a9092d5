import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AgentState } from '../../../shared/entities/agent-state.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { t } from '../../i18n/index.ts';
import { useStateDraft } from './use-state-draft.ts';

type StateEditorProps = { agentId: string; state: AgentState | null; onEnd: () => void };

/** The state as text: checked before it is kept, and never written over what came meanwhile without asking. */
export function StateEditor({ agentId, state, onEnd }: StateEditorProps) {
  const writing = useStateDraft(agentId, state, onEnd);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function save() {
    if (!writing.save()) field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Escape') writing.end();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
  }

  return (
    <form
      className="form agent-section"
      data-own-keys
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={t('agents.json')} problem={writing.problem}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            className="textarea mono state-json"
            spellCheck={false}
            value={writing.text}
            onKeyDown={onKeyDown}
            onChange={(event) => writing.type(event.target.value)}
          />
        )}
      </Field>
      {writing.newer ? (
        <div className="notice warn" role="alert">
          <p className="grow">{t('agents.stateNewer')}</p>
          <Button onClick={writing.takeNewer}>{t('agents.takeNewer')}</Button>
          <Button onClick={writing.keepMine}>{t('agents.overwrite')}</Button>
        </div>
      ) : null}
      <div className="form-actions">
        <Button kind="ghost" onClick={writing.end}>
          {t('action.cancel')}
        </Button>
        <Button kind="primary" type="submit" disabled={writing.newer || writing.saving}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
