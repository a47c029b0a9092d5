import { describe, expect, it } from 'vitest';
import { createUpdates, nameProblem, type Updater } from '../../../../electron/hosts/desktop/updates.ts';
import type { UpdateState } from '../../../../shared/updates.ts';

type World = {
  way: UpdateState['way'];
  consented: string;
  newest: string;
  failure: Error | null;
};

/** An updater that finds `newest`, and what was asked of it. */
function open(change: Partial<World> = {}) {
  const world: World = { way: 'itself', consented: 'example.org', newest: '0.2.0', failure: null, ...change };
  const asked: string[] = [];
  const counted: string[] = [];
  const told: UpdateState[] = [];
  let progress: (progress: { percent: number }) => void = () => {};
  const fake: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: false,
    requestHeaders: null,
    logger: console,
    forceDevUpdateConfig: false,
    on(event: string, listener: never) {
      if (event === 'download-progress') progress = listener;
      return fake;
    },
    async checkForUpdates() {
      asked.push('check');
      if (world.failure !== null) throw world.failure;
      return { isUpdateAvailable: world.newest !== '0.1.0', updateInfo: { version: world.newest } };
    },
    async downloadUpdate() {
      asked.push('download');
      progress({ percent: 50 });
      if (world.failure !== null) throw world.failure;
    },
    quitAndInstall: () => void asked.push('install'),
  };
  const updates = createUpdates({
    source: { version: '0.1.0', way: world.way, host: 'example.org', page: null },
    async loadUpdater() {
      asked.push('load');
      return fake;
    },
    consentedHost: async () => world.consented,
    onAsked: (host) => void counted.push(host),
    onState: (state) => void told.push(state),
  });
  return { updates, world, asked, counted, told, fake };
}

describe('updates', () => {
  it('ask nobody before the person lets the one host be asked', async () => {
    const { updates, world, asked, counted } = open({ consented: '' });
    expect(await updates.act('read')).toMatchObject({ phase: 'idle', found: null });
    for (const action of ['check', 'download', 'install'] as const)
      expect(await updates.act(action)).toMatchObject({ phase: 'failed', problem: 'noLeave' });
    world.consented = 'elsewhere.org';
    expect(await updates.act('check')).toMatchObject({ problem: 'noLeave' });
    expect([...asked, ...counted]).toEqual([]);
  });

  it('are found, fetched and installed step by step, each when it is asked for', async () => {
    const { updates, asked, counted, told, fake } = open();
    expect(await updates.act('check')).toMatchObject({ phase: 'available', found: '0.2.0', problem: null });
    expect(asked).toEqual(['load', 'check']);
    expect(fake).toMatchObject({ autoDownload: false, requestHeaders: { 'x-user-staging-id': 'none' } });
    expect(await updates.act('install')).toMatchObject({ phase: 'available' });
    expect(await updates.act('download')).toMatchObject({ phase: 'ready', share: 1 });
    await updates.act('install');
    expect(asked).toEqual(['load', 'check', 'download', 'install']);
    expect(counted).toEqual(['example.org', 'example.org']);
    expect(told.map(({ phase, share }) => [phase, share])).toEqual([
      ['checking', 0],
      ['available', 0],
      ['downloading', 0],
      ['downloading', 0.5],
      ['ready', 1],
    ]);
  });

  it('say that this is the newest version, and then fetch nothing', async () => {
    const { updates, asked } = open({ newest: '0.1.0' });
    expect(await updates.act('check')).toMatchObject({ phase: 'current', found: null });
    await updates.act('download');
    expect(asked).toEqual(['load', 'check']);
  });

  it('are never fetched for a copy that cannot install them', async () => {
    const { updates, asked } = open({ way: 'deb' });
    expect(await updates.act('check')).toMatchObject({ phase: 'available' });
    await updates.act('download');
    expect(asked).toEqual(['load', 'check']);
  });

  it('that failed are told by a reason, and can be asked for again', async () => {
    const { updates, world } = open({ failure: new Error('getaddrinfo ENOTFOUND example.org') });
    expect(await updates.act('check')).toMatchObject({ phase: 'failed', problem: 'unreachable' });
    world.failure = null;
    expect(await updates.act('check')).toMatchObject({ phase: 'available', problem: null });
    world.failure = Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' });
    expect(await updates.act('download')).toMatchObject({ phase: 'failed', problem: 'notGenuine' });
    world.failure = null;
    expect(await updates.act('download')).toMatchObject({ phase: 'ready' });
  });
});

it.each([
  ['ENOSPC: no space left on device', '', 'storageFull'],
  ['net::ERR_INTERNET_DISCONNECTED', '', 'unreachable'],
  ['Cannot find channel "latest-linux.yml"', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'nothingPublished'],
  ['New version 2 is not signed', 'ERR_UPDATER_INVALID_SIGNATURE', 'notGenuine'],
  ['something else', '', 'failed'],
])('names the problem of "%s"', (message, code, problem) => {
  expect(nameProblem(Object.assign(new Error(message), code === '' ? {} : { code }))).toBe(problem);
});
