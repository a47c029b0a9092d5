/** Cuts a list into parts of at most so many items. */
export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}

export type Receipt = Readonly<{
  at: string;
  records: number;
  messages: number;
  historyEntries: number;
  rewritten: boolean;
}>;

/** One receipt for several: the sums, the last moment; the file counts as rewritten if it was after the last one. */
export function addReceipts(receipts: readonly Receipt[]): Receipt | null {
  const last = receipts.at(-1);
  if (last === undefined) return null;
  const sum = (of: (receipt: Receipt) => number) => receipts.reduce((total, each) => total + of(each), 0);
  return {
    ...last,
    records: sum((receipt) => receipt.records),
    messages: sum((receipt) => receipt.messages),
    historyEntries: sum((receipt) => receipt.historyEntries),
  };
}
