/** What is selected: some by their ids, or every match but for some. */
export type Selected =
  | Readonly<{ kind: 'some'; ids: ReadonlySet<string> }>
  | Readonly<{ kind: 'all'; except: ReadonlySet<string> }>;

const MOST_EXCEPTED = 1000;

/** The ids of the loaded records that are selected. */
export function selectedAmong(selected: Selected, loaded: readonly string[]): ReadonlySet<string> {
  if (selected.kind === 'some') return selected.ids;
  return new Set(loaded.filter((id) => !selected.except.has(id)));
}

/** How many are selected, where so many match. */
export function countSelected(selected: Selected, total: number): number {
  return selected.kind === 'some' ? selected.ids.size : Math.max(0, total - selected.except.size);
}

/**
 * The selection after a list reports other ids. Taking one out of all keeps the rest selected, also those not loaded;
 * any other change is a choice of its own.
 */
export function changeSelected(
  selected: Selected,
  loaded: readonly string[],
  next: ReadonlySet<string>,
): Selected {
  if (selected.kind === 'some') return { kind: 'some', ids: next };
  const before = selectedAmong(selected, loaded);
  const changed = loaded.filter((id) => before.has(id) !== next.has(id));
  if (changed.length !== 1 || selected.except.size >= MOST_EXCEPTED) return { kind: 'some', ids: next };
  const except = new Set(selected.except);
  for (const id of changed) if (!except.delete(id)) except.add(id);
  return { kind: 'all', except };
}

/** The selected records as a change of many takes them: by their ids, or by the filters of the list. */
export function whichSelected<F>(
  selected: Selected,
  matching: F,
): { ids: string[] } | { matching: F; except: string[] } {
  if (selected.kind === 'some') return { ids: [...selected.ids] };
  return { matching, except: [...selected.except] };
}

/** The record of a list that is shown when the one at `index` goes with others: the next that stays, else one before. */
export function nextStaying<T extends { id: string }>(
  items: readonly T[],
  index: number,
  gone: ReadonlySet<string>,
): T | undefined {
  const others = [...items.slice(index + 1), ...items.slice(0, Math.max(0, index)).toReversed()];
  return others.find(({ id }) => !gone.has(id));
}
