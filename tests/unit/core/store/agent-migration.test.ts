import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { bundleRecords } from '../../../../shared/bundle.ts';
import { AccessScope } from '../../../../shared/entities/agent.ts';
import { openWriter } from '../../../../electron/core/store/database.ts';
import { migrate } from '../../../../electron/core/store/migrate.ts';
import { createInitialSchema } from '../../../../electron/core/store/migrations/0010-initial.ts';
import { AGENT, makeTestHome, openTestCore } from '../../../support/core.ts';
import { checkIntegrity } from '../../../support/store-file.ts';

const EVERYTHING = {
  read: AccessScope.options,
  write: AccessScope.options,
  holdForReview: false,
  trusted: false,
  ownOnly: false,
};

it('an agent of before access came to be may do what it did', async () => {
  const home = makeTestHome();
  const file = path.join(home, 'memory.db');
  const old = openWriter(file);
  migrate(old, () => {}, [{ version: 10, apply: createInitialSchema }]);
  old.close();
  const db = new Database(file);
  db.exec(
    `INSERT INTO agents (id, created_at, updated_at, name, type, autonomy_level, learning_enabled, paused, origin_actor, origin_trust)
     VALUES ('0198c0de-0000-7000-8000-000000000001', 1, 1, 'helper', '', 'adaptive', 1, 0, 'import', 'unreviewed')`,
  );
  db.close();
  const test = openTestCore({ home });
  expect((await test.client().agents.list({})).items).toMatchObject([
    { name: 'helper', access: EVERYTHING, lastActive: null },
  ]);
  await test.client(AGENT).agentState.set({ state: 1 });
  await test.close();
  checkIntegrity(home);
});

it('a bundle of before access came to be is read', () => {
  const data = {
    name: 'helper',
    type: '',
    autonomy_level: 'adaptive',
    learning_enabled: true,
    paused: false,
    last_active: null,
  };
  expect(bundleRecords.agent.shape.data.parse(data)).toEqual({
    ...data,
    read_scopes: AccessScope.options,
    write_scopes: AccessScope.options,
    hold_for_review: false,
    own_only: false,
  });
});
