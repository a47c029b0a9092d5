import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../build/lib/electron.mjs';
import { chooseNode, describeRefusal } from '../../../build/lib/node-version.mjs';
import { isInstalled } from '../../../build/lib/prepare.mjs';
import { root } from '../../../build/lib/root.mjs';

describe('the choice of Node', () => {
  it.each([
    ['24.21.0', true, 'stay'],
    ['26.0.0', false, 'stay'],
    ['20.20.2', true, 'reenter'],
    ['22.20.0', true, 'reenter'],
    ['22.14.0', false, 'stay'],
    ['23.1.0', false, 'stay'],
    ['22.13.1', false, 'refuse'],
    ['20.20.2', false, 'refuse'],
    ['9.9.9', false, 'refuse'],
  ])('under Node %s, with the locked one there: %s, is to %s', (running, locked, choice) => {
    expect(chooseNode(running, locked)).toBe(choice);
  });

  it('says in one line what is wrong', () => {
    expect(describeRefusal('20.1.0')).toMatch(
      /^Mneme needs Node 22\.14\.0 or newer, and this is 20\.1\.0\..*again\.$/,
    );
  });
});

describe('what is installed', () => {
  const wanted = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
    },
  };
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it.each([
    ['all of it', { 'node_modules/a': a, 'node_modules/b': wanted.packages['node_modules/b'] }, true],
    ['all but what is optional', { 'node_modules/a': a }, true],
    ['something more', { 'node_modules/a': a, 'node_modules/c': a }, true],
    ['not all of it', {}, false],
    ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    ['other contents', { 'node_modules/a': { ...a, integrity: 'sha512-x' } }, false],
    ['another version of what is optional', { 'node_modules/a': a, 'node_modules/b': a }, false],
  ])('is judged by npm’s own record: %s', (_what, packages, enough) => {
    expect(isInstalled(wanted, { packages })).toBe(enough);
  });

  it('is nothing where there is no record', () => {
    expect(isInstalled(wanted, undefined)).toBe(false);
  });
});

describe('the lockfile', () => {
  interface Entry {
    optionalDependencies?: Record<string, string>;
  }
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>;
  }; // npm's format, version 3

  it('names the packages of every platform, or npm ci refuses it on all of them', () => {
    const missing = Object.entries(lockfile.packages).flatMap(([folder, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(folder, name)),
    );
    expect(missing).toEqual([]);
  });

  it('holds one engine of SQLite', () => {
    const engines = Object.keys(lockfile.packages).filter((name) =>
      /node_modules\/(better-)?(sqlite3?|libsql)$/.test(name),
    );
    expect(engines).toEqual(['node_modules/better-sqlite3']);
  });

  /** Whether a package that asks for another finds it in its own node_modules or in one above. */
  function isLocked(folder: string, name: string): boolean {
    if (`${folder}/node_modules/${name}`.replace(/^\//, '') in lockfile.packages) return true;
    return (
      folder !== '' && isLocked(folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name)
    );
  }
});

describe('a display', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %j: %s', (platform, environment, there) => {
    expect(hasDisplay(platform, environment)).toBe(there);
  });
});
