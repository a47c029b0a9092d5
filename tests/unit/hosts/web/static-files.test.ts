import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStaticFile } from '../../../../electron/hosts/web/static-files.ts';

let parent = '';
let folder = '';
const words = async (pathname: string) =>
  new TextDecoder().decode((await readStaticFile(folder, pathname)).body);

beforeAll(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'mneme-static-'));
  folder = path.join(parent, 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), 'the page');
  writeFileSync(path.join(folder, 'icon.svg'), 'the icon');
  writeFileSync(path.join(folder, '.hidden.txt'), 'secret');
  writeFileSync(path.join(folder, 'assets', 'main-1a2b3c4d.js'), 'the script');
  writeFileSync(path.join(parent, 'secret.txt'), 'secret');
  mkdirSync(path.join(parent, 'renderer-other'));
  writeFileSync(path.join(parent, 'renderer-other', 'secret.txt'), 'secret');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('readStaticFile', () => {
  it('gives the page for every screen', async () => {
    for (const pathname of ['/', '/index.html', '/sessions', '/sessions/1234', '/search/']) {
      expect(await words(pathname)).toBe('the page');
    }
  });

  it('names what it gives, and lets only hashed files be kept', async () => {
    const page = await readStaticFile(folder, '/');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const script = await readStaticFile(folder, '/assets/main-1a2b3c4d.js');
    expect(script.status).toBe(200);
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await readStaticFile(folder, '/icon.svg')).headers['content-type']).toBe('image/svg+xml');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/../renderer-other/secret.txt',
    '/.hidden.txt',
    '/assets//main-1a2b3c4d.js',
    '/secret.txt%00.js',
    '/%ff.js',
    '/C:/secret.txt',
    '/file:secret.txt',
    '/missing.js',
    '/assets.js',
    'secret.txt',
  ])('has no file at %s', async (pathname) => {
    const answer = await readStaticFile(folder, pathname);
    expect(answer.status).toBe(404);
    expect(new TextDecoder().decode(answer.body)).not.toContain('secret');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('says when the window is not built', async () => {
    const answer = await readStaticFile(path.join(parent, 'nowhere'), '/');
    expect(answer.status).toBe(404);
    expect(new TextDecoder().decode(answer.body)).toContain('npm start');
  });
});
