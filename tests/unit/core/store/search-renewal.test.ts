import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ANALYSIS_VERSION, createAnalyser } from '../../../../electron/core/retrieval/analyse.ts';
import { renewSearch } from '../../../../electron/core/insight/upkeep.ts';
import { openStore } from '../../../../electron/core/store/store.ts';
import { openWriter } from '../../../../electron/core/store/database.ts';
import {
  beginRenewal,
  continueRenewal,
  endRenewal,
  outdatedTables,
} from '../../../../electron/core/store/search-renewal.ts';
import { makeTestHome, openTestCore, type TestCore } from '../../../support/core.ts';
import { checkIntegrity, rowsOf } from '../../../support/store-file.ts';

/** A file that Mneme wrote before texts were analysed by their language: a conversation, a memory, a fact and a task. */
const OLD = new URL('fixtures/analysis-1.db.gz', import.meta.url);

function openOld(options: Parameters<typeof openTestCore>[0] = {}): TestCore {
  const home = makeTestHome();
  writeFileSync(path.join(home, 'memory.db'), gunzipSync(readFileSync(OLD)));
  return openTestCore({ home, ...options });
}

const versions = (home: string) =>
  rowsOf(home, 'SELECT DISTINCT version, renewed_upto AS upto FROM search_analysis');

it('what an older analysis indexed is renewed in the background, and found while that goes on', async () => {
  const test = openOld();
  const client = test.client();
  const find = async (text: string) => (await client.search.run({ text })).items.map(({ kind }) => kind);
  expect(await find('otters канал вишни')).toEqual([]);
  expect(await find('swim otter')).toEqual(['message']);
  await test.core.idle();
  expect(versions(test.home)).toEqual([{ version: ANALYSIS_VERSION, upto: null }]);
  const { items } = await client.maintenance.jobs({});
  expect(items).toMatchObject([{ kind: 'reindex', state: 'done' }]);
  // Each in another form than it was written in.
  expect(await find('ein Haus kaufen')).toEqual([]);
  expect(await find('altes Haus')).toEqual(['message']);
  expect(await find('enfant manger')).toEqual(['message']);
  expect(await find('bicicleta niño')).toEqual(['message']);
  expect(await find('swim otter')).toEqual(['message']);
  expect(await find('дача вишня')).toEqual(['message']);
  expect(await find('고양이는')).toEqual(['message']);
  expect(rowsOf(test.home, `SELECT * FROM pragma_table_info('messages') WHERE name = 'search_text'`)).toEqual(
    [],
  );
  expect(await find('die Katze')).toEqual(['memory']);
  expect(await find('las llave vecino')).toEqual(['knowledge']);
  expect(await find('le bicicletta')).toEqual(['task']);
  await test.close();
  checkIntegrity(test.home);
  const again = openTestCore({ home: test.home });
  await again.core.idle();
  expect((await again.client().maintenance.jobs({})).items).toHaveLength(1);
});

it('a renewal that was stopped goes on where it was, and a new one begins anew', async () => {
  const test = openOld({ lane: 'interactive' });
  await test.close();
  const db = openWriter(path.join(test.home, 'memory.db'));
  const { searchText } = createAnalyser();
  db.transact(() => beginRenewal(db, 'messages', ANALYSIS_VERSION));
  expect(db.transact(() => continueRenewal(db, 'messages', searchText, 0))).toEqual({ rows: 7, more: true });
  expect(outdatedTables(db, ANALYSIS_VERSION)).toContain('messages');
  expect(db.transact(() => continueRenewal(db, 'messages', searchText, 0))).toEqual({ rows: 0, more: false });
  // Not before what was taken out of the index is cleaned up.
  expect(outdatedTables(db, ANALYSIS_VERSION)).toContain('messages');
  db.transact(() => endRenewal(db, 'messages'));
  expect(outdatedTables(db, ANALYSIS_VERSION)).not.toContain('messages');
  expect(outdatedTables(db, ANALYSIS_VERSION)).toContain('tasks');
  expect(outdatedTables(db, ANALYSIS_VERSION + 1)).toContain('messages');
  db.close();
});

it('a renewal that was stopped while it cleaned up is not done', async () => {
  const test = openOld({ lane: 'interactive' });
  await test.close();
  const store = openStore({ home: test.home, saveFirst: () => {} });
  const { searchText } = createAnalyser();
  const renew = (pauses: number): Promise<void> =>
    renewSearch(
      {
        store,
        now: test.clock.now,
        analyse: searchText,
        report: () => {},
        pause: () => ((pauses -= 1) < 0 ? Promise.reject(new Error('stopped')) : Promise.resolve()),
      },
      ['messages'],
      ANALYSIS_VERSION,
    );
  // All is read after the first pause: what follows cleans up.
  await expect(renew(1)).rejects.toThrow('stopped');
  expect(outdatedTables(store.read, ANALYSIS_VERSION)).toContain('messages');
  await renew(1000);
  expect(outdatedTables(store.read, ANALYSIS_VERSION)).not.toContain('messages');
  store.close();
});

it('a new memory has nothing to renew, and no job says so', async () => {
  const test = openTestCore();
  await test.core.idle();
  expect(versions(test.home)).toEqual([{ version: ANALYSIS_VERSION, upto: null }]);
  expect((await test.client().maintenance.jobs({})).items).toEqual([]);
});
