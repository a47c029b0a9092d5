import { create } from 'zustand';
import { changeSelected, countSelected, selectedAmong, type Selected } from './selected.ts';
import { useSelection } from './selection.ts';

type AllSelected = Readonly<{ question: string; except: ReadonlySet<string> }>;

/** The screens on which all that match are selected, and which question that was. Kept while others are shown. */
const useAllSelected = create<{ byScreen: Readonly<Record<string, AllSelected | null>> }>(() => ({
  byScreen: {},
}));

/**
 * Which records of a list are selected: some, or all that match, loaded or not.
 * @param question names what is listed; all of one question are not all of another
 */
export function useManySelection(
  screen: string,
  list: Readonly<{ items: readonly { id: string }[]; total: number | undefined }>,
  question: string,
) {
  const some = useSelection(screen);
  const all = useAllSelected((state) => state.byScreen[screen] ?? null);
  const selected: Selected =
    all?.question === question ? { kind: 'all', except: all.except } : { kind: 'some', ids: some.ids };
  const loaded = list.items.map(({ id }) => id);

  function keep(next: Selected) {
    const kept = next.kind === 'all' ? { question, except: next.except } : null;
    useAllSelected.setState(({ byScreen }) => ({ byScreen: { ...byScreen, [screen]: kept } }));
    some.set(next.kind === 'some' ? next.ids : new Set());
  }

  return {
    selected,
    ids: selectedAmong(selected, loaded),
    count: countSelected(selected, list.total ?? loaded.length),
    set: (next: ReadonlySet<string>) => keep(changeSelected(selected, loaded, next)),
    selectAll: () => keep({ kind: 'all', except: new Set() }),
    clear: () => keep({ kind: 'some', ids: new Set() }),
  };
}
