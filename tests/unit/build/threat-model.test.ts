import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../build/lib/root.mjs';

const ROW = /^\| (\d+) \|.*\| `([^`]+)` › (.+?) \|$/gm;

/** The rows of Electron's checklist in the threat model: the number of an item, the file of its test, the test. */
function readChecklist(): { item: number; file: string; title: string }[] {
  const text = readFileSync(path.join(root, 'docs', 'threat-model.md'), 'utf8');
  return [...text.matchAll(ROW)].map(([, item, file = '', title = '']) => ({
    item: Number(item),
    file,
    title,
  }));
}

it('every item of the checklist of Electron has a test, and the test is there', () => {
  const rows = readChecklist();
  expect(rows.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const { file, title } of rows) {
    expect(readFileSync(path.join(root, file), 'utf8'), `${file} has a test '${title}'`).toContain(
      `'${title}'`,
    );
  }
});
