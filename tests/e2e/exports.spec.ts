import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFaults } from './axe.ts';
import { asChatLines, conversationOf } from './data/conversations.ts';
import { enter, expect, test } from './fixture.ts';
import { type Cli, createCli, Host } from './host.ts';
import { ExportsPage } from './pages/exports-page.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { Shell } from './pages/shell.ts';

const KINDS = [
  'totalSessions',
  'totalMessages',
  'totalKnowledge',
  'totalPreferences',
  'totalTasks',
  'inTrash',
];

test.describe('a filled memory', () => {
  test.use({ filled: true });

  test('is exported, saved and read back into another memory with the same counts', async ({
    page,
    context,
    folder,
    cli,
  }) => {
    test.slow();
    await cli('knowledge.add', { category: 'gone', key: 'soon', value: 'In Trash' });
    const fact = await cli('knowledge.get', { category: 'gone', key: 'soon' });
    await cli('knowledge.remove', { ids: [read(fact, 'id')] });
    const exports = new ExportsPage(page);
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await expect(exports.empty).toBeVisible();
    await exports.form.getByText('With what lies in Trash').click();
    await expect(exports.withTrash).toBeChecked();
    await exports.start.click();
    await expect(exports.report).toContainText('.mneme” is ready', { timeout: 30_000 });
    const counts = await readCounts(cli);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    await expect(exports.figure('sessions')).toHaveText(String(counts[0]));
    await expect(exports.figure('facts')).toHaveText(String((counts[2] ?? 0) + 1));
    const download = await exports.save(exports.report);
    expect(download.suggestedFilename()).toMatch(/^Mneme \d{4}-\d\d-\d\d\.mneme$/);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);

    const other = path.join(folder, 'other');
    mkdirSync(other);
    const host = new Host(other);
    try {
      const second = await context.newPage();
      await enter(second, await host.start());
      await new Shell(second).goTo('Import');
      const imports = new ImportsPage(second);
      await imports.bringIn(file);
      await expect(imports.figure(imports.report, 'conversations added')).toHaveText(String(counts[0]));
      expect(await readCounts(createCli(other))).toEqual(counts);
      await second.close();
    } finally {
      await host.stop();
    }
  });

  test('is exported in part; what is finished waits, is saved and removed', async ({ page, cli, watch }) => {
    const exports = new ExportsPage(page);
    await new Shell(page).goTo('Export');
    await exports.choice('CSV').click();
    await exports.choice('Only some kinds').click();
    for (const kind of ['Sessions', 'Knowledge', 'Preferences', 'Tasks']) await exports.kind(kind).uncheck();
    await expect(exports.form).toContainText('Choose at least one kind');
    await expect(exports.start).toBeDisabled();
    await exports.kind('Tasks').check();
    await exports.start.click();
    await expect(exports.figure('tasks')).not.toHaveText('0');
    await expect(exports.figure('sessions')).toHaveCount(0);

    await exports.another.click();
    await expect(exports.line('CSV.zip')).toHaveCount(1);
    const download = await exports.save(exports.line('CSV.zip'));
    expect(download.suggestedFilename()).toMatch(/CSV\.zip$/);

    // Another process removed it meanwhile.
    watch.allow(/status of 404/);
    const waiting = read(await cli('exports.list'), 'items');
    const [id] = Array.isArray(waiting) ? waiting.map((one) => read(one, 'id')) : [];
    await cli('exports.remove', { id });
    await exports.line('CSV.zip').getByRole('button', { name: 'Save…' }).click();
    await expect(new Shell(page).notifications).toContainText('no longer here');
    await exports.line('CSV.zip').getByRole('button', { name: 'Remove' }).click();
    await expect(exports.empty).toBeVisible();
  });

  test('shows its export without a serious fault of accessibility, in either theme', async ({ page }) => {
    const exports = new ExportsPage(page);
    await new Shell(page).goTo('Export');
    await exports.choice('Only some kinds').click();
    await expect(exports.kind('Tasks')).toBeChecked();
    expect(await findFaults(page)).toEqual([]);
    await exports.start.click();
    await expect(exports.report).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await exports.another.click();
    await expect(exports.line('.mneme')).toHaveCount(1);
    expect(await findFaults(page)).toEqual([]);
  });
});

test('a cancelled export leaves nothing', async ({ page, folder, cli }) => {
  test.slow();
  await fillWithMuch(folder, cli);
  const exports = new ExportsPage(page);
  await new Shell(page).goTo('Export');
  await exports.choice('CSV').click();
  await exports.start.click();
  await expect(exports.progress).toBeVisible();
  await exports.cancel.click();
  await expect(page.getByText('The export was cancelled')).toBeVisible({ timeout: 30_000 });
  await exports.another.click();
  await expect(exports.form).toBeVisible();
  await expect(exports.empty).toBeVisible();
  expect(await cli('exports.list')).toEqual({ items: [] });
});

/** Enough that writing it, compressed, takes longer than a person needs to cancel. */
async function fillWithMuch(folder: string, cli: Cli): Promise<void> {
  const answers = Array.from({ length: 40 }, () => randomBytes(20_000).toString('hex'));
  const conversations = Array.from({ length: 40 }, (_, index) =>
    conversationOf(`much-${index}`, `Much ${index}`, Date.now(), answers),
  );
  const file = path.join(folder, 'much.jsonl');
  writeFileSync(file, asChatLines(conversations));
  await cli('imports.run', { source: { path: file } });
}

async function readCounts(cli: Cli): Promise<number[]> {
  const stats = await cli('maintenance.stats');
  return KINDS.map((kind) => Number(read(stats, kind)));
}

/** A field of an answer. */
function read(answer: unknown, field: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, field) : undefined;
}
