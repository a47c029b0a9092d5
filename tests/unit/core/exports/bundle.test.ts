import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { BundleManifest, bundleRecords } from '../../../../shared/bundle.ts';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import {
  AGENT,
  handOver,
  importFile,
  makeTestHome,
  openTestCore,
  type TestCore,
} from '../../../support/core.ts';
import { checkIntegrity, livingState, wholeState } from '../../../support/store-file.ts';
import { exportFile, fileOf, fillMemory, unpack } from './exporting.ts';
import { packZip } from './packing.ts';

/** What may differ between two exports of the same records: the time, and the checksum of where it stands. */
function withoutTime(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].map(([name, text]) => [
    name,
    text.replace(/"created_at": "[^"]+"/, '').replace(/^[0-9a-f]{64} {2}manifest\.json$/m, ''),
  ]);
}

function valueOf(json: unknown): unknown {
  return typeof json === 'string' ? JSON.parse(json) : json;
}

function comparable(home: string): unknown {
  const state = livingState(home);
  const { imports: _, ...kept } = state;
  const keys = new Set(['pk', 'session_pk', 'parent_pk', 'import_pk', 'import_id']);
  return Object.fromEntries(
    Object.entries(kept).map(([table, rows]) => [
      table,
      rows
        .map((row): Record<string, unknown> =>
          Object.fromEntries(Object.entries(row).filter(([key]) => !keys.has(key))),
        )
        // The order of keys inside values is not kept.
        .map((row): Record<string, unknown> => ({
          ...row,
          ...Object.fromEntries(
            ['parts', 'context', 'state', 'inputs'].map((key) => [key, canonicalJson(valueOf(row[key]))]),
          ),
        }))
        .toSorted((first, second) => (String(first['id']) < String(second['id']) ? -1 : 1)),
    ]),
  );
}

/** Another memory, whose ids are others. */
function openOther(): TestCore {
  return openTestCore({ newId: () => v7() });
}

async function roundTrip(test: TestCore): Promise<{ other: TestCore; first: string; second: string }> {
  const first = await exportFile(test, { format: 'bundle' });
  const other = openOther();
  other.clock.advance(123_456);
  const done = await importFile(other, first.file);
  expect(done.import.problems).toEqual([]);
  expect(done.import.status).toBe('done');
  return { other, first: first.file, second: (await exportFile(other, { format: 'bundle' })).file };
}

describe('a bundle', () => {
  it('comes back as it was, and is written the same again', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const { other, first, second } = await roundTrip(test);
    expect(withoutTime(await unpack(second))).toEqual(withoutTime(await unpack(first)));
    expect(comparable(other.home)).toEqual(comparable(test.home));
    await other.close();
    checkIntegrity(other.home);
  });

  it('names every file with its checksum, and holds records of its schemas with sorted keys', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const { file, result } = await exportFile(test, { format: 'bundle' });
    const files = await unpack(file);
    expect([...files.keys()].at(-1)).toBe('SHA256SUMS');
    const sums = fileOf(files, 'SHA256SUMS').trimEnd().split('\n');
    expect(sums.length).toBe(files.size - 1);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect(createHash('sha256').update(fileOf(files, name)).digest('hex')).toBe(sum);
    }
    const manifest = BundleManifest.parse(JSON.parse(fileOf(files, 'manifest.json')));
    expect(manifest.counts).toEqual(result.counts);
    expect(manifest.counts).toMatchObject({
      session: 2,
      message: 5,
      memory: 2,
      knowledge: 2,
      preference: 3,
      task: 1,
    });
    for (const { path: name, records, bytes } of manifest.files) {
      const text = fileOf(files, name);
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(text.isWellFormed()).toBe(true);
      const lines = text.trimEnd().split('\n');
      expect(lines.length).toBe(records);
      for (const line of lines) {
        const record = JSON.parse(line) as { kind: keyof typeof bundleRecords }; // checked by the next line
        bundleRecords[record.kind].strict().parse(record);
        expect(Object.keys(record)).toEqual(Object.keys(record).toSorted());
      }
    }
  });

  it('is known already when it comes again, and values that differ here stay', async () => {
    const test = openTestCore();
    const { sessionId } = await fillMemory(test);
    const { file } = await exportFile(test, { format: 'bundle' });
    test.clock.advance(1000);
    const client = test.client();
    const [fact] = (await client.knowledge.list({ contains: 'second' })).items;
    await client.knowledge.update({ id: fact?.id ?? '', value: 'newer' });
    await client.messages.add({ sessionId, message: { role: 'user', text: 'later' } });
    const before = livingState(test.home);
    const done = await importFile(test, file);
    expect(done.import.counts).toMatchObject({
      addedSessions: 0,
      addedMessages: 0,
      knownMessages: 5,
      addedKnowledge: 0,
      addedRecords: 0,
    });
    expect(done.import.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('The session'),
      expect.stringContaining('“people / second” is here already and differs. Yours is the newer one.'),
    ]);
    const { imports: _a, ...after } = livingState(test.home);
    const { imports: _b, ...wanted } = before;
    expect(after).toEqual(wanted);
  });

  it('leaves nothing when its import is cancelled, and goes to Trash when it is undone', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const { file } = await exportFile(test, { format: 'bundle' });
    const other = openOther();
    const before = wholeState(other.home, [
      'imports',
      'jobs',
      'history_tx',
      'meta',
      'sqlite_sequence',
      'history',
    ]);
    const started = await other.client().imports.run({ source: handOver(other, file) });
    await other.client().maintenance.cancelJob({ id: started.job.id });
    await other.core.idle();
    expect((await other.client().imports.get({ id: started.import.id })).status).toBe('cancelled');
    expect(
      wholeState(other.home, ['imports', 'jobs', 'history_tx', 'meta', 'sqlite_sequence', 'history']),
    ).toEqual(before);

    const done = await importFile(other, file);
    await other.client().imports.undo({ id: done.import.id });
    const stats = await other.client().maintenance.stats({});
    expect(stats).toMatchObject({ totalSessions: 0, totalKnowledge: 0, totalPreferences: 0, totalTasks: 0 });
    expect((await other.client().savedViews.list({})).items).toEqual([]);
    expect((await other.client().settings.get({})).modified).toEqual([]);
    const again = await importFile(other, file, { reviveUndone: true });
    expect(again.import.counts.addedMessages).toBe(0);
    expect((await other.client().maintenance.stats({})).totalSessions).toBe(2);
    await other.close();
    checkIntegrity(other.home);
  });

  it('holds Trash only when asked', async () => {
    const test = openTestCore();
    const { otherId } = await fillMemory(test);
    await test.client().sessions.remove({ ids: [otherId] });
    const living = await unpack((await exportFile(test, { format: 'bundle' })).file);
    expect(fileOf(living, 'data/sessions-00000.jsonl')).not.toContain(otherId);
    expect(fileOf(living, 'data/tasks-00000.jsonl')).toContain('"session_id":null');
    const all = await exportFile(test, { format: 'bundle', includeTrash: true });
    expect(fileOf(await unpack(all.file), 'data/sessions-00000.jsonl')).toContain(otherId);
    const other = openOther();
    await importFile(other, all.file);
    expect((await other.client().trash.list({})).items.map(({ id }) => id)).toContain(otherId);
    const second = await exportFile(other, { format: 'bundle', includeTrash: true });
    expect(withoutTime(await unpack(second.file))).toEqual(withoutTime(await unpack(all.file)));
  });

  it('does not bring back what was forgotten', async () => {
    const test = openTestCore();
    const { otherId } = await fillMemory(test);
    const { file } = await exportFile(test, { format: 'bundle' });
    await test.client().sessions.remove({ ids: [otherId] });
    await test.client().trash.purge({ everything: true });
    expect((await test.client().exports.list({})).items).toEqual([]);
    const done = await importFile(test, file);
    expect(done.import.counts).toMatchObject({ addedSessions: 0, addedMessages: 0, inTrash: 1 });
  });

  it('does not put into Trash again what was forgotten', async () => {
    const test = openTestCore();
    const { otherId } = await fillMemory(test);
    const client = test.client();
    const memory = await client.memories.add({ content: 'Something to forget' });
    const fact = await client.knowledge.add({ category: 'people', key: 'zqcanar', value: 'to forget' });
    await client.sessions.remove({ ids: [otherId] });
    await client.memories.remove({ ids: [memory.id] });
    await client.knowledge.remove({ ids: [fact.id] });
    const { file } = await exportFile(test, { format: 'bundle', includeTrash: true });
    await client.trash.purge({ everything: true });
    const done = await importFile(test, file);
    expect(done.import).toMatchObject({ status: 'done', problems: [] });
    expect(done.import.counts).toMatchObject({
      addedSessions: 0,
      addedMessages: 0,
      addedKnowledge: 0,
      addedRecords: 0,
    });
    expect((await client.trash.list({})).items).toEqual([]);
  });

  it('does not share with all agents what belongs to one that is not in it', async () => {
    const test = openTestCore();
    await test.client(AGENT).memories.add({ content: 'Only the helper knows of zqcanar' });
    await test.client().memories.add({ content: 'Everybody knows of zqmelon' });
    const files = await unpack((await exportFile(test, { format: 'bundle' })).file);
    files.delete('data/agents-00000.jsonl');
    const other = openOther();
    const done = await importFile(other, await packZip(withSums(files)));
    expect((await other.client().memories.list({})).items.map(({ content }) => content)).toEqual([
      'Everybody knows of zqmelon',
    ]);
    expect(done.import.problems.map(({ message }) => message)).toEqual([
      'The memory “Only the helper knows of zqcanar” is of an agent that is not here; it was left out.',
    ]);
  });
});

describe('a damaged bundle', () => {
  it('is refused with one wrong byte, and gives every other record when that is asked for', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id: sessionId } = await client.sessions.create({ title: 'Damage' });
    const texts = Array.from({ length: 300 }, (_, index) => ({
      role: 'user' as const,
      text: `message ${index}`,
    }));
    await client.messages.addMany({ sessionId, messages: texts });
    const { file } = await exportFile(test, { format: 'bundle' });
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"message 150"')] = 0x78;
    const damaged = path.join(makeTestHome(), 'damaged.zip');
    writeFileSync(damaged, bytes);

    const other = openOther();
    const preview = await other.client().imports.preview({ source: handOver(other, damaged) });
    expect(preview).toMatchObject({ format: 'mneme', damaged: true, newMessages: 299 });
    const refused = await importFile(other, damaged);
    expect(refused.import.status).toBe('failed');
    expect(refused.job.error?.message).toContain('data/messages-00000.jsonl does not have its checksum');
    expect((await other.client().maintenance.stats({})).totalMessages).toBe(0);
    const started = await other
      .client()
      .imports.run({ source: handOver(other, damaged), ignoreDamage: true });
    await other.core.idle();
    const done = await other.client().imports.get({ id: started.import.id });
    expect(done.status).toBe('done');
    expect(done.counts.addedMessages).toBe(299);
    const repaired = await importFile(other, file);
    expect(repaired.import.counts.addedMessages).toBe(1);
    expect((await other.client().messages.list({ sessionId, limit: 1 })).total).toBe(300);
  });

  it('is refused when its end is missing, or a file of it', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'bundle' })).file);
    files.delete('SHA256SUMS');
    const unfinished = await importFile(test, await packZip(files));
    expect(unfinished.job.error?.message).toContain('never finished');
  });
});

describe('a bundle of another version', () => {
  it('1.0 is read, from before memories and what agents keep were in it', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'bundle' })).file);
    for (const kind of ['memories', 'states', 'checkpoints', 'decisions', 'relations'])
      expect(files.delete(`data/${kind}-00000.jsonl`)).toBe(true);
    const manifest = fileOf(files, 'manifest.json');
    expect(manifest).toContain('"version": "1.1"');
    files.set('manifest.json', manifest.replace('"version": "1.1"', '"version": "1.0"'));
    const agents = fileOf(files, 'data/agents-00000.jsonl');
    const before = agents.replaceAll(
      /"(?:read_scopes|write_scopes)":\[[^\]]*\],?|"(?:hold_for_review|own_only)":(?:true|false),/g,
      '',
    );
    expect(before).not.toBe(agents);
    files.set('data/agents-00000.jsonl', before.replaceAll(',}', '}'));
    const other = openOther();
    const done = await importFile(other, await packZip(withSums(files)));
    expect(done.import).toMatchObject({ status: 'done', problems: [] });
    expect(done.import.counts).toMatchObject({ addedSessions: 2, addedKnowledge: 2 });
    const { items } = await other.client().agents.list({});
    expect(items.find(({ name }) => name === 'helper')?.access.holdForReview).toBe(false);
  });

  it('of a later version is read; what it has more is told and left out', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'bundle' })).file);
    const facts = fileOf(files, 'data/knowledge-00000.jsonl').replaceAll(
      '"data":{',
      '"data":{"mood":"happy",',
    );
    files.set('data/knowledge-00000.jsonl', facts.replaceAll('"ext":{}', '"ext":{"x":1}'));
    files.set('data/dreams-00000.jsonl', '{"kind":"dream","v":1}\n');
    files.set(
      'manifest.json',
      fileOf(files, 'manifest.json').replace('"version": "1.1"', '"version": "1.9"'),
    );
    const other = openOther();
    const done = await importFile(other, await packZip(withSums(files)));
    expect(done.import.status).toBe('done');
    expect(done.import.counts.addedKnowledge).toBe(2);
    expect(done.import.problems.map(({ message }) => message)).toEqual([
      'data/knowledge-00000.jsonl: “data.mood” of a knowledge is not known to this Mneme and was left out, here and further on.',
      'data/knowledge-00000.jsonl: “ext.x” of a knowledge is not known to this Mneme and was left out, here and further on.',
      'data/dreams-00000.jsonl: this is a record of “dream”, which this Mneme does not know; it was left out.',
    ]);
  });

  it('2.0 is refused', async () => {
    const test = openTestCore();
    await fillMemory(test);
    const files = await unpack((await exportFile(test, { format: 'bundle' })).file);
    files.set(
      'manifest.json',
      fileOf(files, 'manifest.json').replace('"version": "1.1"', '"version": "2.0"'),
    );
    const done = await importFile(test, await packZip(withSums(files)));
    expect(done.job.error?.message).toContain('Update Mneme');
  });
});

function withSums(files: Map<string, string>): Map<string, string> {
  files.delete('SHA256SUMS');
  const sums = [...files].map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
  );
  return files.set('SHA256SUMS', sums.join(''));
}
