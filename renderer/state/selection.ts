import { create } from 'zustand';

type Selection = Readonly<{
  /** The ids selected on each screen, for bulk actions. */
  selected: Readonly<Record<string, ReadonlySet<string>>>;
  setSelected(screen: string, ids: ReadonlySet<string>): void;
}>;

const useSelectionStore = create<Selection>((set) => ({
  selected: {},
  setSelected: (screen, ids) => set(({ selected }) => ({ selected: { ...selected, [screen]: ids } })),
}));

const NOTHING: ReadonlySet<string> = new Set();

/** What is selected on a screen for bulk actions, and how to change it. Kept while other screens are shown. */

export function useSelection(screen: string) {
  const ids = useSelectionStore((state) => state.selected[screen] ?? NOTHING);
  const setSelected = useSelectionStore((state) => state.setSelected);
  return {
    ids,
    set: (next: ReadonlySet<string>) => setSelected(screen, next),
    clear: () => setSelected(screen, NOTHING),
  };
}
