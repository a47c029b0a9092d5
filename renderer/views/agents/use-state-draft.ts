import { useState } from 'react';
import type { AgentState } from '../../../shared/entities/agent-state.ts';
import { t } from '../../i18n/index.ts';
import { isConflict } from '../../state/conflicts.ts';
import { useChange } from '../../state/queries.ts';
import { useNotifyUndoable } from '../../state/undo.ts';
import { readJson } from './read-json.ts';

/** A state as it is being written, with the version it is based on and what is wrong with it. */
export function useStateDraft(agentId: string, state: AgentState | null, onEnd: () => void) {
  const [draft, setDraft] = useState(() => textOf(state));
  const [version, setVersion] = useState(state?.updatedAt);
  const [problem, setProblem] = useState<string | null>(null);
  const notifyUndoable = useNotifyUndoable();
  const set = useChange('agentState.set', {
    handles: (failure) => isConflict(failure) || failure.code === 'invalid_input',
    onDone: () => {
      notifyUndoable(t('agents.stateSaved'));
      onEnd();
    },
  });

  /** Keeps the draft; gives false where it is not JSON. */
  function save(): boolean {
    const read = readJson(draft);
    if (read.kind !== 'value') {
      setProblem(
        read.kind === 'deep' ? t('agents.jsonDeep') : t('agents.jsonWrong', { problem: read.problem }),
      );
      return false;
    }
    set.mutate(
      { agentId, state: read.value, ...(version === undefined ? {} : { expectedUpdatedAt: version }) },
      { onError: (failure) => setProblem(isConflict(failure) ? null : failure.message) },
    );
    return true;
  }

  return {
    draft,
    setDraft: (text: string) => {
      setDraft(text);
      setProblem(null);
    },
    problem,
    /** The state was changed since the writing began. */
    newer: version !== state?.updatedAt,
    saving: set.isPending,
    save,
    keepMine: () => setVersion(state?.updatedAt),
    takeNewer: () => {
      setDraft(textOf(state));
      setVersion(state?.updatedAt);
    },
  };
}

function textOf(state: AgentState | null): string {
  return JSON.stringify(state === null ? {} : state.state, null, 2);
}
