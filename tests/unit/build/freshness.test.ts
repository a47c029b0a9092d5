import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, isFresh, STAMP } from '../../../build/lib/freshness.mjs';

describe('a build', () => {
  let project = '';
  let output = '';
  let source = '';

  beforeEach(() => {
    project = mkdtempSync(path.join(os.tmpdir(), 'mneme-freshness-'));
    output = path.join(project, 'dist');
    source = path.join(project, 'shared', 'deep', 'source.ts');
    mkdirSync(path.dirname(source), { recursive: true });
    mkdirSync(output);
    writeFileSync(source, 'export const one = 1;');
    writeFileSync(path.join(output, STAMP), fingerprint(project));
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('is fresh while nothing changes', () => {
    expect(isFresh(project, output)).toBe(true);
  });

  it.each([
    ['there is none', () => rmSync(output, { recursive: true })],
    ['it was not finished', () => rmSync(path.join(output, STAMP))],
    ['a source was written', () => writeFileSync(source, 'export const two = 2;')],
    ['a source became older', () => utimesSync(source, new Date(0), new Date(0))],
    ['a source was added', () => writeFileSync(path.join(project, 'shared', 'new.ts'), '')],
    ['a source was removed', () => rmSync(source)],
    ['the lockfile changed', () => writeFileSync(path.join(project, 'package-lock.json'), '{}')],
  ])('is stale when %s', (_what, change) => {
    change();
    expect(isFresh(project, output)).toBe(false);
  });
});
