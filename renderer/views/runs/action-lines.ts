import type { ActionKind, ActionView } from '../../../shared/entities/run.ts';

/** The changes of one kind, as far as they are loaded. */
export type ActionGroup = Readonly<{
  kind: ActionKind;
  count: number;
  items: readonly ActionView[];
  open: boolean;
  /** Loads the next of them; absent where nothing more comes. */
  loadMore?: (() => void) | undefined;
}>;

/** What stands in a line of the changes: the head of a kind, a change, or that there are more. */
export type ActionLine =
  | Readonly<{ type: 'group'; key: string; group: ActionGroup }>
  | Readonly<{ type: 'action'; key: string; action: ActionView }>
  | Readonly<{ type: 'more'; key: string; left: number; loadMore: (() => void) | undefined }>;

/** The lines of all kinds, those that are open with their changes. */
export function toLines(groups: readonly ActionGroup[]): ActionLine[] {
  return groups.flatMap((group): ActionLine[] => {
    const { kind, count, items, open, loadMore } = group;
    const head: ActionLine = { type: 'group', key: kind, group };
    if (!open) return [head];
    const left = count - items.length;
    return [
      head,
      ...items.map((action, index): ActionLine => ({ type: 'action', key: `${kind} ${index}`, action })),
      ...(left > 0 ? [{ type: 'more' as const, key: `${kind} more`, left, loadMore }] : []),
    ];
  });
}

/** What moves hundreds of records at a time is folded at first; what changes what is remembered is open. */
const FOLDED: ReadonlySet<ActionKind> = new Set(['tier', 'purge', 'tend']);

/** Whether the changes of a kind are shown before the person says so. */
export function isOpenAtFirst(kind: ActionKind, wanted: ActionKind | undefined): boolean {
  return wanted === undefined ? !FOLDED.has(kind) : kind === wanted;
}
