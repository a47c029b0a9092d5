import { useState } from 'react';
import { useSelection } from '../../state/selection.ts';
import { changeSelected, countSelected, selectedAmong, type Selected } from './selected.ts';

/**
 * Which sessions are selected: some, or all that match, loaded or not.
 * @param question names what is listed; all of one question are not all of another
 */
export function useSessionSelection(
  loaded: readonly { id: string }[],
  total: number | undefined,
  question: string,
) {
  const some = useSelection('sessions');
  const [all, setAll] = useState<{ question: string; except: ReadonlySet<string> } | null>(null);
  const selected: Selected =
    all?.question === question ? { kind: 'all', except: all.except } : { kind: 'some', ids: some.ids };
  const ids = loaded.map(({ id }) => id);

  function keep(next: Selected) {
    setAll(next.kind === 'all' ? { question, except: next.except } : null);
    some.set(next.kind === 'some' ? next.ids : new Set());
  }

  return {
    selected,
    ids: selectedAmong(selected, ids),
    count: countSelected(selected, total ?? ids.length),
    set: (next: ReadonlySet<string>) => keep(changeSelected(selected, ids, next)),
    selectAll: () => keep({ kind: 'all', except: new Set() }),
    clear: () => keep({ kind: 'some', ids: new Set() }),
  };
}
