import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareLists } from '../../../build/packaging/check/report.mjs';
import { readMachine } from '../../../build/packaging/check/machine-code.mjs';
import { findCredentials } from '../../../build/packaging/credentials.mjs';
import { FUSE_SENTINEL, FUSES, readFuses } from '../../../build/packaging/fuses.mjs';
import { listNatives, TARGETS } from '../../../build/packaging/targets.mjs';
import { root } from '../../../build/lib/root.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'mneme-packaging-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writeFuses(bytes: string, version = 1): string {
  const file = path.join(folder, `${bytes}-${version}`);
  const wire = Buffer.from([version, bytes.length]);
  writeFileSync(file, Buffer.concat([Buffer.from(`before${FUSE_SENTINEL}`), wire, Buffer.from(bytes)]));
  return file;
}

describe('fuses', () => {
  it('are read in the order of their bytes', async () => {
    const wanted = FUSES.map(([, on]) => (on ? '1' : '0')).join('');
    expect(await readFuses(writeFuses(wanted))).toEqual(FUSES);
    expect(wanted).toBe('110011001');
  });

  it('that we do not know are not read as if we did', async () => {
    await expect(readFuses(writeFuses('1100110011'))).rejects.toThrow(/has 10 fuses/);
    await expect(readFuses(writeFuses('110011001', 2))).rejects.toThrow(/version 2/);
    await expect(readFuses(writeFuses('11001100r'))).rejects.toThrow(/neither on nor off/);
    await expect(readFuses(path.join(root, 'package.json'))).rejects.toThrow(/no fuses/);
  });
});

it('the Electron that is packaged is one exact version, whose checksum is known', () => {
  const read = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as unknown;
  const wanted = { devDependencies: { electron: expect.stringMatching(/^\d+\.\d+\.\d+$/) } };
  const manifest = read('package.json');
  expect(manifest).toMatchObject(wanted);
  const { electron } = (manifest as typeof wanted).devDependencies; // as was expected of it
  expect(read('package-lock.json')).toMatchObject({
    packages: {
      'node_modules/electron': { version: electron, integrity: expect.stringMatching(/^sha512-/) },
    },
  });
});

describe('native files', () => {
  it('of each target are for its system and processor', () => {
    for (const target of TARGETS) {
      const natives = listNatives(target, (name) => name === 'sqlite-vec-linux-x64');
      const here = natives.filter((file) => !file.endsWith('.dylib') || !file.includes('runtime.1.30'));
      const machines = new Set(here.map((file) => readMachine(path.join(root, file))));
      expect([...machines]).toEqual([`${target.platform} ${target.arch}`]);
    }
  });

  it('are told from other files', () => {
    expect(readMachine(path.join(root, 'package-lock.json'))).toBe('not machine code');
  });
});

describe('credentials', () => {
  it('that are missing are said to be missing', () => {
    expect(findCredentials('darwin', {})).toMatchObject({ signing: false, notarize: false });
    expect(findCredentials('darwin', {}).lines.join(' ')).toMatch(/NOT SIGNED.*CSC_LINK.*NOT NOTARISED/);
    expect(findCredentials('win32', { WIN_CSC_LINK: '' }).lines.join(' ')).toMatch(
      /NOT SIGNED.*WIN_CSC_LINK/,
    );
  });

  it('are found by their names, and their values are not told', () => {
    const environment = { CSC_LINK: 'zqone', APPLE_ID: 'zqtwo', APPLE_APP_SPECIFIC_PASSWORD: 'zqthree' };
    expect(findCredentials('darwin', environment)).toMatchObject({ signing: true, notarize: false });
    const all = findCredentials('darwin', { ...environment, APPLE_TEAM_ID: 'zqfour' });
    expect(all).toMatchObject({ signing: true, notarize: true });
    expect(all.lines.join(' ')).not.toContain('zq');
  });
});

it('what is missing and what is too much are both problems', () => {
  expect(compareLists(['a', 'b'], ['b', 'c'])).toEqual(['missing: c', 'not wanted: a']);
});
