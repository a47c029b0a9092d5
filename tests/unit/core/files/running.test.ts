import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { markRunning, readUncleanEnd } from '../../../../electron/core/files/running.ts';
import { makeTestHome, openTestCore } from '../../../support/core.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');

function runAs(home: string, name: string, { now = NOW, gone = [] as readonly string[] } = {}) {
  return markRunning({ home, name, since: now - 1000, now: () => now, isGone: (one) => gone.includes(one) });
}
const marksOf = (home: string) => readdirSync(path.join(home, 'running')).map(decodeURIComponent).toSorted();

describe('the mark of a running process', () => {
  it('is taken away by one that ends in order', () => {
    const home = makeTestHome();
    const mark = runAs(home, 'here:1');
    expect(marksOf(home)).toEqual(['here:1']);
    mark.clear();
    expect(marksOf(home)).toEqual([]);
    runAs(home, 'here:2');
    expect(readUncleanEnd(home)).toBeNull();
  });

  it('that is left behind says about when its process ended, until one ends in order', () => {
    const home = makeTestHome();
    runAs(home, 'here:1').touch();
    const mark = runAs(home, 'here:2', { now: NOW + 5000, gone: ['here:1'] });
    expect(readUncleanEnd(home)).toBe(NOW);
    expect(marksOf(home)).toEqual(['here:2']);
    mark.clear();
    expect(readUncleanEnd(home)).toBeNull();
  });

  it('of one that runs beside is left alone', () => {
    const home = makeTestHome();
    runAs(home, 'here:1');
    runAs(home, 'here:2');
    expect(marksOf(home)).toEqual(['here:1', 'here:2']);
    expect(readUncleanEnd(home)).toBeNull();
  });

  it('is of another process where that had the same number before, or nobody touched it for a minute', () => {
    const home = makeTestHome();
    runAs(home, 'here:1');
    runAs(home, 'here:1', { now: NOW + 5000 });
    expect(readUncleanEnd(home)).toBe(NOW);
    const other = makeTestHome();
    runAs(other, 'there:1');
    runAs(other, 'here:2', { now: NOW + 61_000 });
    expect(readUncleanEnd(other)).toBe(NOW);
  });
});

it('a memory whose last program was killed says so, is looked through, and forgets it when it is closed in order', async () => {
  const home = makeTestHome();
  mkdirSync(path.join(home, 'running'), { recursive: true });
  const left = path.join(home, 'running', 'elsewhere%3A7');
  writeFileSync(left, '');
  utimesSync(left, NOW / 1000 - 3600, NOW / 1000 - 3600);
  const ending = async (test: ReturnType<typeof openTestCore>) =>
    (await test.client().maintenance.health({})).checks.find(({ name }) => name === 'ending');
  const first = openTestCore({ home, consolidates: true });
  expect(await ending(first)).toMatchObject({
    state: 'ok',
    finding: 'unclean',
    values: { at: '2026-03-01T11:00:00.000Z' },
    message: expect.stringMatching(/safe.*looked through/),
  });
  await first.core.idle();
  const { items } = await first.client().maintenance.jobs({});
  expect(items).toMatchObject([{ kind: 'check', state: 'done', result: { damaged: [] } }]);
  await first.close();
  expect(existsSync(left)).toBe(false);
  const again = openTestCore({ home, clock: first.clock, consolidates: true });
  expect(await ending(again)).toMatchObject({ finding: 'ok' });
});
