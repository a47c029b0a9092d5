import { createHash } from 'node:crypto';
import type { Receipt } from '../../../shared/contract/trash.ts';
import type { Page } from '../../../shared/primitives.ts';
import { readPage } from './cursor.ts';
import type { ReadDb, SqlValue, WriteDb } from './database.ts';
import { fromIso, toIso } from './table.ts';
import type { TrashRef } from './trash.ts';

type ReceiptRow = {
  pk: number;
  id: string;
  at: number;
  records: number;
  messages: number;
  history_entries: number;
  rewritten: number;
  digest: string;
  backups: string;
  backups_removed: number;
  sort_value: SqlValue;
};

/** Keeps what was forgotten when, as numbers and a digest: not a word of what it was. */
export function insertReceipt(db: WriteDb, receipt: Receipt): void {
  db.run(
    `INSERT INTO receipts (id, at, records, messages, history_entries, rewritten, digest, backups, backups_removed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    receipt.id,
    fromIso(receipt.at),
    receipt.records,
    receipt.messages,
    receipt.historyEntries,
    receipt.rewritten ? 1 : 0,
    receipt.digest,
    JSON.stringify(receipt.backups),
    receipt.backupsRemoved,
  );
}

/** Receipts, the newest first. */
export function listReceipts(
  db: ReadDb,
  input: Readonly<{ limit: number; cursor?: string | undefined; withTotal: boolean }>,
): Page<Receipt> {
  const from = 'FROM receipts r';
  return readPage<ReceiptRow, Receipt>(
    db,
    {
      select: `SELECT r.*, r.at AS sort_value ${from}`,
      from,
      where: [],
      parameters: {},
      sort: 'r.at',
      key: 'r.pk',
      order: 'desc',
    },
    input,
    (row) => ({
      id: row.id,
      at: toIso(row.at),
      records: row.records,
      messages: row.messages,
      historyEntries: row.history_entries,
      rewritten: row.rewritten === 1,
      digest: row.digest,
      backups: JSON.parse(row.backups) as Receipt['backups'], // written by insertReceipt
      backupsRemoved: row.backups_removed,
    }),
  );
}

/** SHA-256 over the sorted `kind id` lines of what was forgotten: who knows an id can show that it was among them. */
export function digestOf(refs: readonly TrashRef[]): string {
  const lines = refs.map(({ kind, id }) => `${kind} ${id}\n`).toSorted();
  return createHash('sha256').update(lines.join('')).digest('hex');
}
