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
