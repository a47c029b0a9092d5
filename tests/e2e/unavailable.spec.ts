import Database from 'better-sqlite3';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createBackup } from '../../electron/core/files/backups.ts';
import { spoilPageOf } from '../support/store-file.ts';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { Shell } from './pages/shell.ts';
import { TasksPage } from './pages/tasks-page.ts';

const TITLE = 'Physio for a stubborn knee';

test.use({ filled: true });

test('a file in trouble is told calmly, and the window goes on once it is well', async ({
  page,
  host,
  home,
  watch,
}) => {
  watch.allow(/status of 503/);
  const file = path.join(home, 'memory.db');
  const shell = new Shell(page);
  const row = page.getByText(TITLE).first();
  const title = (name: string) => page.getByRole('heading', { name });
  const banner = page.locator('.store-banner');
  await expect(row).toBeVisible();
  const older = path.join(home, 'older.db');
  const whileStopped = async (change: () => void) => {
    await page.goto('about:blank');
    await host.stop();
    change();
    await page.goto(await host.start());
  };

  await test.step('locked by another program: it is read on, and written again by itself', async () => {
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    await shell.goTo('Tasks');
    await new TasksPage(page).add('Buy milk');
    await expect(banner).toContainText('in use by another program', { timeout: 15_000 });
    other.exec('ROLLBACK');
    other.close();
    await expect(banner).toBeHidden();
  });

  await test.step('damaged: what can be read is saved', async () => {
    await whileStopped(() => {
      copyFileSync(file, older);
      spoilPageOf(file, 'stubborn knee');
    });
    await expect(title('The file of your memory is damaged')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save what can be read' }).click();
    const report = page.getByRole('dialog', { name: 'What was saved' });
    await expect(report).toContainText('is kept in');
    await report.getByRole('button', { name: 'Close' }).last().click();
    await shell.goTo('Sessions');
    await expect(page.getByText('Names for the new project').first()).toBeVisible();
  });

  await test.step('damaged: a backup takes its place', async () => {
    createBackup({ home, reason: 'person', now: Date.now() });
    await whileStopped(() => writeFileSync(file, 'dear diary\n'.repeat(900)));
    await page.getByRole('button', { name: 'Use a backup…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Put it in place' }).click();
    await expect(page.locator('.app')).toBeVisible();
    await shell.goTo('Sessions');
    await expect(page.getByText('Names for the new project').first()).toBeVisible();
  });

  await test.step('rolled back: it is read, and accepted', async () => {
    await whileStopped(() => {
      for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
      copyFileSync(older, file);
    });
    await expect(banner).toContainText('older than it was');
    await shell.goTo('Sessions');
    await expect(row).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await banner.getByRole('button', { name: 'Go on with what is here' }).click();
    await expect(banner).toBeHidden();
    await expect(row).toBeVisible();
  });
});
