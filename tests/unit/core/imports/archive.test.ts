import { describe, expect, test } from 'vitest';
import { openArchive } from '../../../../electron/core/imports/archive.ts';
import { AppError } from '../../../../shared/errors.ts';
import { fileOf } from './reading.ts';
import { zipOf } from './zip-file.ts';

async function textIn(zip: Buffer, name: string): Promise<string> {
  const archive = await openArchive(fileOf(zip));
  try {
    const entry = archive.entries.find((one) => one.name === name);
    if (entry === undefined) throw new Error(`There is no ${name}`);
    const chunks: Buffer[] = [];
    for await (const chunk of archive.read(entry)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  } finally {
    archive.close();
  }
}

async function refusalOf(zip: Buffer, name?: string): Promise<string> {
  const work = name === undefined ? openArchive(fileOf(zip)) : textIn(zip, name);
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'invalid_input' });
  return error instanceof AppError ? error.message : '';
}

const good = { name: 'folder/conversations.json', content: '[{"a":1}]' };
const words = 'x'.repeat(11 * 1024 * 1024);

describe('reads', () => {
  test.each([
    ['a packed entry', good],
    ['a stored entry', { ...good, stored: true }],
    ['an entry with sizes in 64 bits', { ...good, zip64: true }],
    ['an empty entry', { name: good.name, content: '' }],
    ['an entry with an odd name', { name: 'CON .é', content: 'odd' }],
  ])('%s', async (_, entry) => {
    const zip = zipOf({ name: 'folder/', mode: 0o40755, stored: true }, entry);
    expect(await textIn(zip, entry.name)).toBe(entry.content);
  });

  test('lists files alone, archives in archives as files', async () => {
    const archive = await openArchive(
      fileOf(zipOf({ name: 'a/', stored: true }, good, { name: 'b.zip', content: zipOf(good) })),
    );
    expect(archive.entries.map(({ name }) => name)).toEqual([good.name, 'b.zip']);
    archive.close();
  });

  test('small files of any ratio, and large ones of a usual one', async () => {
    const blanks = zipOf({ name: 'blank.json', content: ' '.repeat(9 * 1024 * 1024) });
    expect(await textIn(blanks, 'blank.json')).toHaveLength(9 * 1024 * 1024);
    const stored = zipOf({ name: 'large.json', content: words, stored: true });
    expect(await textIn(stored, 'large.json')).toHaveLength(words.length);
  });
});

describe('refuses', () => {
  test.each([
    ['a way out', { name: '../evil.json' }, /leads out of it “\.\.\/evil\.json”/],
    ['a way out within', { name: 'a/../../evil.json' }, /leads out/],
    ['an absolute path', { name: '/etc/passwd' }, /leads out of it “\/etc\/passwd”/],
    ['a drive', { name: 'C:/evil.json' }, /leads out/],
    ['a backslash', { name: 'a\\..\\evil.json' }, /leads out/],
    ['an entry without a name', { name: '' }, /leads out/],
    ['a link', { name: 'link', content: '/etc/passwd', mode: 0o120777 }, /is a link “link”/],
    ['an encrypted entry', { ...good, flags: 0x801 }, /encrypted.*conversations\.json/],
    ['a strongly encrypted entry', { ...good, flags: 0x841 }, /cannot be imported/],
    ['a bomb', { name: 'bomb.json', content: words }, /200 times.*bomb\.json/],
    [
      'more than 4 GB',
      { name: 'huge.json', content: 'x', zip64: true, says: { bytes: 5e9, packed: 4e9 } },
      /4 GB/,
    ],
    [
      'a stored entry of two sizes',
      { ...good, stored: true, says: { bytes: 99 } },
      /wrong size.*conversations\.json/,
    ],
  ])('%s', async (_, entry, sentence) => {
    expect(await refusalOf(zipOf(good.name === entry.name ? { name: 'other' } : good, entry))).toMatch(
      sentence,
    );
  });

  test.each([
    ['the same', 'a.json', 'a.json'],
    ['the same but for case', 'a.json', 'A.JSON'],
    ['the same but for its form', 'caf\u00e9.json', 'cafe\u0301.json'],
    ['a file and a folder', 'a', 'a/'],
  ])('names that are %s', async (_, first, second) => {
    const zip = zipOf({ name: first, stored: true }, { name: second, stored: true });
    expect(await refusalOf(zip)).toMatch(/two entries of the same name/);
  });

  test('more than 10,000 entries', async () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, stored: true }));
    expect(await refusalOf(zipOf(...entries))).toMatch(/10,000 entries/);
    const archive = await openArchive(fileOf(zipOf(...entries.slice(1))));
    expect(archive.entries).toHaveLength(10_000);
    archive.close();
  });

  test.each([
    ['says too little', { says: { bytes: 3 } }, /wrong size/],
    ['says too much', { says: { bytes: 30 } }, /wrong size/],
    ['has another checksum', { says: { checksum: 1 } }, /damaged or was cut off within/],
    ['is packed in an unknown way', { method: 12 }, /packed in a way/],
    ['is not what it says', { method: 8, stored: true, says: {} }, /damaged or was cut off within/],
  ])('an entry that %s, once it is read', async (_, lie, sentence) => {
    expect(await refusalOf(zipOf({ ...good, ...lie }), good.name)).toMatch(sentence);
  });

  test.each([
    ['the end', (zip: Buffer) => zip.subarray(0, -10)],
    ['the list', (zip: Buffer) => zip.subarray(0, 60)],
    ['all but the mark', (zip: Buffer) => zip.subarray(0, 4)],
    ['the beginning', (zip: Buffer) => zip.subarray(40)],
  ])('a file without %s', async (_, cut) => {
    expect(await refusalOf(cut(zipOf(good)))).toMatch(/damaged|not safe/);
  });
});

test('a file that is not there is told as any other', async () => {
  await expect(openArchive('/nowhere/at/all')).rejects.toMatchObject({ code: 'not_found' });
});
