import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleSchemas } from '../../../../electron/core/exports/schemas.ts';
import { openTestCore } from '../../../support/core.ts';
import { exportFile, fillMemory } from './exporting.ts';

const docs = path.resolve(import.meta.dirname, '../../../../docs');
const hasPython = spawnSync('python3', ['--version']).status === 0;

function readWithPython(...args: string[]) {
  const reader = path.join(docs, 'read_export.py');
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' };
  return spawnSync('python3', [reader, ...args], { encoding: 'utf8', maxBuffer: 1 << 26, env });
}

describe('the described format', () => {
  it('has current JSON Schemas (npm run schemas writes them)', () => {
    const schemas = bundleSchemas();
    expect(readdirSync(path.join(docs, 'schema')).toSorted()).toEqual(
      schemas.map(({ name }) => name).toSorted(),
    );
    for (const { name, text } of schemas)
      expect(readFileSync(path.join(docs, 'schema', name), 'utf8')).toBe(text);
  });

  it('names every kind of record and every file in its document', () => {
    const text = readFileSync(path.join(docs, 'export-format.md'), 'utf8');
    for (const { name } of bundleSchemas()) expect(text).toContain(`schema/${name}`);
  });

  it('has a reader of under 60 lines', () => {
    const text = readFileSync(path.join(docs, 'read_export.py'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
    expect([...text.matchAll(/^import (.+)$/gm)].map(([, names]) => names)).toEqual([
      'hashlib, json, re, sys, zipfile',
    ]);
  });
});

describe.skipIf(!hasPython)('the reader in Python (skipped where python3 is absent)', () => {
  it('counts the records, prints a conversation, and tells of damage', async () => {
    const test = openTestCore();
    const { sessionId } = await fillMemory(test);
    const { file, result } = await exportFile(test, { format: 'bundle' });
    const counted = readWithPython(file);
    expect(counted.stderr).toBe('');
    expect(JSON.parse(counted.stdout)).toEqual(result.counts);
    expect(counted.status).toBe(0);
    expect(readWithPython(file, sessionId).stdout).toMatch(/^user: Hello .*assistant: ```js/s);

    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"Second"')] = 0x78;
    writeFileSync(file, bytes);
    const damaged = readWithPython(file);
    expect(damaged.status).toBe(1);
    expect(damaged.stderr).toBe(
      'data/sessions-00000.jsonl is damaged or missing\ndata/sessions-00000.jsonl: a damaged line was left out\n',
    );
    expect(JSON.parse(damaged.stdout)).toMatchObject({ session: 1, message: 5 });
  });
});
