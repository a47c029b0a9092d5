/** Puts together what is joined by pairs, directly or by others; in the order in which the pairs came. */
export function groupConnected(pairs: readonly (readonly [string, string])[]): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    for (let step = id; step !== root;) {
      const next = parents.get(step) ?? root;
      parents.set(step, root);
      step = next;
    }
    return root;
  };
  for (const [one, other] of pairs) {
    if (!parents.has(one)) parents.set(one, one);
    if (!parents.has(other)) parents.set(other, other);
    parents.set(rootOf(other), rootOf(one));
  }
  return [...Map.groupBy(parents.keys(), rootOf).values()];
}
