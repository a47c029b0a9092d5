import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { BackupsPage } from './pages/backups-page.ts';

test('the memory is backed up, replaced, merged and verified', async ({ page, cli, home }) => {
  test.slow();
  const backups = new BackupsPage(page);
  await cli('tasks.add', { description: 'water the plants' });
  await page.getByRole('contentinfo').getByRole('button', { name: 'Not backed up yet' }).click();
  await expect(backups.screen).toContainText('No backup yet');
  const first = await backups.make();
  await expect(backups.line(first)).toContainText('You made it');
  await expect(backups.line(first)).toContainText('Verified');
  await expect(page.getByRole('contentinfo')).toContainText('Backed up');
  expect(await findFaults(page)).toEqual([]);

  const fact = { category: 'zq', key: 'later' };
  await cli('knowledge.add', { ...fact, value: 'came after the first backup' });
  const second = await backups.make();

  await test.step('everything is replaced', async () => {
    await backups.ask(first, 'Replace everything');
    await expect(backups.preview('Facts', 3)).toHaveText('1');
    expect(await findFaults(page)).toEqual([]);
    await backups.dialog.getByRole('button', { name: 'Replace everything' }).click();
    await expect(backups.told).toContainText('Restored', { timeout: 30_000 });
    await expect(backups.lines).toHaveCount(3);
    await expect(backups.lines.first()).toContainText('Before a restore');
    await expect(cli('knowledge.get', fact)).rejects.toThrow('not_found');
    await backups.dismiss();
  });

  await test.step('what is missing comes back, and goes again', async () => {
    await backups.ask(second, 'Bring back what is missing');
    await expect(backups.preview('Facts', 1)).toHaveText('1');
    await backups.dialog.getByRole('button', { name: 'Bring back' }).click();
    await expect(backups.told).toContainText('1 record came back.', { timeout: 30_000 });
    expect(await cli('knowledge.get', fact)).toMatchObject({ value: 'came after the first backup' });
    await backups.told.getByRole('button', { name: 'Undo' }).click();
    await expect(backups.told).toContainText('Your memory is as it was');
    await expect(cli('knowledge.get', fact)).rejects.toThrow('not_found');
    await backups.dismiss();
  });

  await test.step('a damaged one is found, and refused', async () => {
    const file = path.join(home, 'backups', `${first}.db`);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(16, 0xaa), 0, 16, Math.floor(statSync(file).size / 2));
    closeSync(handle);
    await backups.line(first).getByRole('button', { name: 'What to do' }).click();
    await page.getByRole('menuitem', { name: 'Verify' }).click();
    await expect(backups.told).toContainText('This backup is damaged', { timeout: 30_000 });
    await expect(backups.line(first)).toContainText('Damaged');
    await expect(backups.line(first).getByRole('button', { name: 'Restore…' })).toBeDisabled();
    await expect(cli('backups.restore', { name: first, mode: 'replace' })).rejects.toThrow('damaged');
    await backups.line(first).getByRole('button', { name: 'What to do' }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await backups.dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(backups.line(first)).toHaveCount(0);
  });
});
