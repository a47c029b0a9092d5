import { useMemo, useState } from 'react';
import type { AgentState } from '../../../shared/entities/agent-state.ts';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useDraft } from '../../state/drafts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { readJson } from './read-json.ts';

/** The form that is opened again where something was typed in it and not saved. */
export function stateForm(agentId: string): string {
  return `agents.state ${agentId}`;
}

/** The version of a state there is none of. */
const NO_STATE = '';

/** A state as it is being written, with the version it is based on and what is wrong with it. */
export function useStateDraft(agentId: string, state: AgentState | null, onEnd: () => void) {
  const stored = useMemo(() => ({ text: textOf(state), version: state?.updatedAt ?? NO_STATE }), [state]);
  const draft = useDraft(stateForm(agentId), stored);
  const { text, version } = draft.fields;
  const [problem, setProblem] = useState<string | null>(null);
  const notifyUndoable = useNotifyUndoable();
  const set = useChange('agentState.set', {
    handles: (failure) => isConflict(failure) || failure.code === 'invalid_input',
    onDone: () => {
      notifyUndoable(t('agents.stateSaved'));
      end();
    },
  });

  function end() {
    draft.drop();
    onEnd();
  }

  /** Keeps the draft; gives false where it is not JSON. */
  function save(): boolean {
    const read = readJson(text);
    if (read.kind !== 'value') {
      setProblem(
        read.kind === 'deep' ? t('agents.jsonDeep') : t('agents.jsonWrong', { problem: read.problem }),
      );
      return false;
    }
    set.mutate(
      { agentId, state: read.value, ...(version === NO_STATE ? {} : { expectedUpdatedAt: version }) },
      { onError: (failure) => setProblem(isConflict(failure) ? null : failure.message) },
    );
    return true;
  }

  return {
    text,
    type: (typed: string) => {
      draft.set({ text: typed });
      setProblem(null);
    },
    problem,
    /** The state was changed since the writing began. */
    newer: version !== stored.version,
    saving: set.isPending,
    save,
    end,
    keepMine: () => draft.set({ version: stored.version }),
    takeNewer: () => draft.set(stored),
  };
}

function textOf(state: AgentState | null): string {
  return JSON.stringify(state === null ? {} : state.state, null, 2);
}
