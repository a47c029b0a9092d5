/** What is compared once one more is chosen, or one chosen again: two at most, the last ones. */
export function compareWith(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2);
}

/** Those that are compared, the older one first; the list has the newest first. */
export function inOrder<T extends { id: string }>(list: readonly T[], chosen: readonly string[]): T[] {
  return list.filter(({ id }) => chosen.includes(id)).toReversed();
}
