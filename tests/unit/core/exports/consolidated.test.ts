import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { importFile, openTestCore } from '../../../support/core.ts';
import { checkIntegrity } from '../../../support/store-file.ts';
import { consolidate, work } from '../consolidation/working.ts';
import { exportFile, unpack } from './exporting.ts';

const OWN = ['data/clusters-00000.jsonl', 'data/patterns-00000.jsonl', 'data/proposals-00000.jsonl'];

test('what consolidation found, and what was decided about it, comes back byte for byte', async () => {
  const core = openTestCore();
  await work(core);
  await consolidate(core);
  const client = core.client();
  const { items } = await client.inbox.list({});
  await client.inbox.accept({ id: items[0]?.id ?? '' });
  await client.inbox.forget({ id: items[1]?.id ?? '' });
  await client.inbox.snooze({ id: items[2]?.id ?? '', until: '2026-04-01T00:00:00.000Z' });
  const { items: patterns } = await client.patterns.list({});
  await client.patterns.remove({ ids: [patterns[0]?.id ?? ''] });
  const { file } = await exportFile(core, { format: 'bundle', includeTrash: true });
  const first = await unpack(file);
  for (const name of OWN) expect(first.get(name)?.length).toBeGreaterThan(100);

  const other = openTestCore({ newId: () => v7(), clock: core.clock });
  const done = await importFile(other, file);
  expect(done.import).toMatchObject({ status: 'done', problems: [] });
  const second = await unpack((await exportFile(other, { format: 'bundle', includeTrash: true })).file);
  for (const name of first.keys()) {
    if (name === 'manifest.json' || name === 'SHA256SUMS') continue;
    expect([name, second.get(name)]).toEqual([name, first.get(name)]);
  }
  const again = await importFile(other, file);
  expect(again.import.counts).toMatchObject({ addedRecords: 0 });
  expect((await other.client().inbox.counts({})).open).toBe((await client.inbox.counts({})).open);
  await other.client().imports.undo({ id: done.import.id });
  expect((await other.client().inbox.counts({})).open).toBe(0);
  checkIntegrity(other.home);
});
