/** A message and the one it answers, as a source says it: null for a first one. */
export type TreeNode = Readonly<{ id: string; parent: string | null }>;

/**
 * Puts messages in an order in which each comes after the one it answers, otherwise as they came; gives for each the one
 * it answers.
 *
 * A parent that is missing, or that would close a circle, gives way to the message before.
 */
export function placeMessages(nodes: readonly TreeNode[]): Map<string, string | null> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Map<string, string | null>();
  let last: string | null = null;
  for (const node of nodes) {
    for (const { id, parent } of unplacedAbove(node, known, placed)) {
      placed.set(id, parent === null || placed.has(parent) ? parent : last);
      last = id;
    }
  }
  return placed;
}

/** The messages of the branch that ends with a message. */
export function branchTo(placed: ReadonlyMap<string, string | null>, last: string | null): Set<string> {
  const branch = new Set<string>();
  for (let id = last; id !== null && placed.has(id); id = placed.get(id) ?? null) branch.add(id);
  return branch;
}

/** A message with those above it that have no place yet, the topmost first; of a circle, the one it was entered by. */
function unplacedAbove(
  node: TreeNode,
  known: ReadonlyMap<string, TreeNode>,
  placed: ReadonlyMap<string, string | null>,
): TreeNode[] {
  const chain = new Set<TreeNode>();
  let above: TreeNode | undefined = node;
  while (above !== undefined && !placed.has(above.id) && !chain.has(above)) {
    chain.add(above);
    above = above.parent === null ? undefined : known.get(above.parent);
  }
  const upwards = [...chain].toReversed();
  const entry = above !== undefined && chain.has(above) ? above : null;
  return entry === null ? upwards : [entry, ...upwards.filter((one) => one !== entry)];
}
