import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../../../shared/entities/settings.ts';
import { openTestCore, PERSON } from '../../../support/core.ts';
import { rowsOf } from '../../../support/store-file.ts';

const configOf = (home: string): unknown => JSON.parse(readFileSync(path.join(home, 'config.json'), 'utf8'));

describe('settings', () => {
  it('have defaults, and say what differs from them', async () => {
    const client = openTestCore().client();
    expect(await client.settings.get({})).toEqual({ values: Settings.parse({}), modified: [] });
    const changed = await client.settings.set({
      values: { 'shortTerm.maxMessages': 20, 'ui.theme': 'dark' },
    });
    expect(changed.modified).toEqual(['shortTerm.maxMessages', 'ui.theme']);
    expect(changed.values).toMatchObject({
      'shortTerm.maxMessages': 20,
      'ui.theme': 'dark',
      'trash.retentionDays': 30,
    });
    expect((await client.settings.set({ values: { 'shortTerm.maxMessages': 12 } })).modified).toEqual([
      'ui.theme',
    ]);
    expect((await client.settings.reset({ keys: ['ui.theme'] })).modified).toEqual([]);
  });

  it('keep what belongs to the machine beside the memory, and the rest in it', async () => {
    const test = openTestCore();
    await test.client().settings.set({ values: { 'ui.theme': 'dark', 'preferences.tokenBudget': 99 } });
    expect(configOf(test.home)).toEqual({ 'ui.theme': 'dark' });
    expect(rowsOf(test.home, 'SELECT id, value FROM settings')).toEqual([
      { id: 'preferences.tokenBudget', value: '99' },
    ]);
    const again = await test.reopen();
    expect((await again.client().settings.get({})).modified).toEqual(['preferences.tokenBudget', 'ui.theme']);
    expect((await again.client().settings.reset({})).modified).toEqual([]);
    expect(configOf(test.home)).toEqual({});
  });

  it.each([
    [{ 'no.such': 1 }],
    [{ 'shortTerm.maxMessages': 0 }],
    [{ 'ui.theme': 'pink' }],
    [{ 'preferences.minConfidence': 2 }],
    [{ 'shortTerm.maxMessages': 20, 'ui.theme': 'pink' }],
  ])('refuse %j, and change nothing', async (values) => {
    const test = openTestCore();
    const wire = await test.core.connect(PERSON).call('settings.set', { values });
    expect(wire).toMatchObject({ ok: false, code: 'invalid_input' });
    expect((await test.client().settings.get({})).modified).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '{"ui.theme":7}', '{"ui.theme":"pink","other":{"kept":true}}', '\u0000'])(
    'are defaults where config.json is damaged: %j',
    async (content) => {
      const test = openTestCore();
      const file = path.join(test.home, 'config.json');
      writeFileSync(file, content);
      expect((await test.client().settings.get({})).values['ui.theme']).toBe('system');
      expect(readFileSync(file, 'utf8')).toBe(content);
      await test.client().settings.set({ values: { 'ui.theme': 'light' } });
      expect(configOf(test.home)).toMatchObject({ 'ui.theme': 'light' });
      if (content.includes('kept')) expect(configOf(test.home)).toMatchObject({ other: { kept: true } });
    },
  );

  it('of another version that no longer fit count as not set', async () => {
    const test = openTestCore();
    await test.client().settings.set({ values: { 'trash.retentionDays': 3 } });
    await test.close();
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(path.join(test.home, 'memory.db'));
    db.prepare(`UPDATE settings SET value = '-7'`).run();
    db.close();
    expect((await (await test.reopen()).client().settings.get({})).values['trash.retentionDays']).toBe(30);
  });
});

describe('preferences', () => {
  it('are four typed ones and free ones', async () => {
    const client = openTestCore().client();
    expect(await client.preferences.get({})).toMatchObject({
      codingStyle: null,
      communicationTone: null,
      favoriteTools: null,
      projectContext: null,
      other: {},
    });
    await client.preferences.save({
      values: { favoriteTools: ['vim'], codingStyle: 'small', humour: { dry: [1, null] }, nothing: null },
    });
    expect(await client.preferences.get({})).toMatchObject({
      favoriteTools: ['vim'],
      codingStyle: 'small',
      other: { humour: { dry: [1, null] }, nothing: null },
    });
    const keys = (await client.preferences.list({})).items.map(({ key }) => key);
    expect(keys).toEqual(['codingStyle', 'favoriteTools', 'humour', 'nothing']);
  });

  it.each([
    [{ favoriteTools: 'vim' }],
    [{ codingStyle: ['a'] }],
    [{ humour: 'x', communicationTone: 3 }],
    [{}],
  ])('refuse %j as a whole', async (values) => {
    const client = openTestCore().client();
    await expect(client.preferences.save({ values })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await client.preferences.list({})).items).toEqual([]);
  });

  it('are shown as agents receive them, within the budget', async () => {
    const client = openTestCore().client();
    await client.users.update({ id: (await client.users.get({})).id, name: 'Ada' });
    await client.preferences.save({
      values: { zeal: 'high', codingStyle: 'small\nfunctions', favoriteTools: ['vim', 'git'] },
    });
    await client.preferences.save({ values: { guess: 'maybe' }, confidence: 0.2 });
    await client.preferences.save({ values: { long: 'x'.repeat(3000) } });
    const preview = await client.preferences.preview({});
    expect(preview.text).toBe(
      '## Preferences of Ada\n- Coding style: small functions\n- Favourite tools: vim, git\n- zeal: high',
    );
    expect(preview.keptBack).toEqual([
      { key: 'guess', why: 'confidence' },
      { key: 'long', why: 'budget' },
    ]);
    expect(preview.tokens).toBeLessThanOrEqual(preview.budget);
    await client.settings.set({ values: { 'preferences.remember': ['favoriteTools'] } });
    expect((await client.preferences.preview({})).keptBack).toContainEqual({
      key: 'codingStyle',
      why: 'switched_off',
    });
    await client.settings.set({ values: { 'preferences.enabled': false } });
    expect((await client.preferences.preview({})).text).toBe('');
  });
});

describe('the person, saved views and numbers', () => {
  it('are one person with a name of their own', async () => {
    const test = openTestCore();
    const client = test.client();
    expect((await client.users.list({})).items).toMatchObject([{ name: '' }]);
    const { id } = await client.users.get({});
    await client.users.update({ id, name: 'Ада' });
    expect(await (await test.reopen()).client().users.get({})).toMatchObject({ id, name: 'Ада' });
  });

  it('replace a view of the same name', async () => {
    const client = openTestCore().client();
    const first = await client.savedViews.save({ name: 'Mine', address: '/a' });
    const second = await client.savedViews.save({ name: 'Mine', address: '/b' });
    await client.savedViews.save({ name: 'Also', address: '/c' });
    expect(second).toMatchObject({ id: first.id, address: '/b' });
    expect((await client.savedViews.list({})).items.map(({ name }) => name)).toEqual(['Also', 'Mine']);
    expect(await client.savedViews.remove({ id: first.id })).toEqual({ removed: 1 });
    await expect(client.savedViews.remove({ id: first.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are renamed in one step, but not to a name another view has', async () => {
    const client = openTestCore().client();
    const view = await client.savedViews.save({ name: 'Mine', address: '/a' });
    await client.savedViews.save({ name: 'Also', address: '/b' });
    await expect(client.savedViews.rename({ id: view.id, name: 'Also' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await client.savedViews.rename({ id: view.id, name: 'Other' })).toMatchObject({ address: '/a' });
    await client.history.undoLast({});
    expect((await client.savedViews.list({})).items.map(({ name }) => name)).toEqual(['Also', 'Mine']);
  });

  it('count what is remembered', async () => {
    const test = openTestCore();
    const client = test.client();
    const { id } = await client.sessions.create({
      title: 'x',
      agent: 'claude',
      startedAt: '2020-01-01T00:00:00.000Z',
    });
    await client.messages.addMany({
      sessionId: id,
      messages: [
        { role: 'user', text: 'a' },
        { role: 'user', text: 'b' },
      ],
    });
    await client.knowledge.add({ category: 'c', key: 'k', value: 'v' });
    await client.tasks.add({ description: 't', status: 'completed' });
    await client.tasks.add({ description: 't' });
    await client.preferences.save({ values: { a: 1 } });
    expect(await client.maintenance.stats({})).toMatchObject({
      totalSessions: 1,
      activeSessions24h: 1,
      totalMessages: 2,
      totalKnowledge: 1,
      totalPreferences: 1,
      totalTasks: 2,
      openTasks: 1,
      totalAgents: 1,
      inTrash: 0,
      home: test.home,
      oldestAt: '2020-01-01T00:00:00.000Z',
    });
    expect(await client.tasks.counts({})).toEqual({ pending: 1, in_progress: 0, completed: 1, failed: 0 });
    test.clock.advance(25 * 3_600_000);
    expect(await client.maintenance.stats({})).toMatchObject({ activeSessions24h: 0 });
    await client.sessions.touch({ id });
    expect((await client.sessions.active({})).items).toHaveLength(1);
    const facets = await client.sessions.facets({});
    expect(facets).toMatchObject({
      agents: [{ label: 'claude', count: 1 }],
      sources: [{ value: 'mneme', count: 1 }],
      projects: [],
    });
  });
});
