import path from 'node:path';
import Database from 'better-sqlite3';
import { enter, expect, test } from './fixture.ts';
import { Shell } from './pages/shell.ts';

test.use({ filled: true });

/** Wipes part of the search index of the messages, past Mneme. */
function damageSearch(home: string): void {
  const db = new Database(path.join(home, 'memory.db'));
  db.unsafeMode(true);
  db.exec('UPDATE messages_fts_data SET block = zeroblob(length(block)) WHERE id > 10');
  db.close();
}

test('what is wrong is told and mended, thresholds warn, old sessions go and come back', async ({
  page,
  home,
  host,
}) => {
  const shell = new Shell(page);
  const health = page.locator('[data-screen="health"]');
  const part = (name: string) => health.getByRole('region', { name, exact: true });

  await test.step('a damaged search index is told in the footer, and built anew', async () => {
    await page.goto('about:blank');
    await host.stop();
    damageSearch(home);
    await enter(page, await host.start());
    await shell.status.getByRole('link', { name: 'Something is broken' }).click();
    await expect(shell.breadcrumb).toContainText('Health');
    const search = part('Checks').getByRole('listitem').filter({ hasText: 'Search is damaged in: messages' });
    await search.getByRole('button', { name: 'Build anew' }).click();
    await expect(page.getByText('The search index is built anew', { exact: true })).toBeVisible();
    await expect(part('Checks')).toContainText('Every search index answers.');
  });

  await test.step('a threshold that is passed warns; the alert is put off and shown again', async () => {
    const alerts = part('Alerts');
    await alerts.getByRole('button', { name: 'Thresholds' }).click();
    const field = alerts.getByRole('textbox', { name: 'Room left on the disk, MB' });
    await field.fill('10000000');
    await field.press('Enter');
    const alert = alerts.getByRole('listitem').filter({ hasText: 'are left on the disk' });
    await alert.getByRole('button', { name: 'Put off' }).click();
    await page.getByRole('menuitem', { name: 'For a week' }).click();
    await expect(alert).toBeHidden();
    await alerts.getByRole('button', { name: 'One is put off' }).click();
    await alerts.getByRole('button', { name: 'Show again' }).click();
    await alert.getByRole('button', { name: 'Open Trash' }).click();
    await expect(shell.breadcrumb).toContainText('Trash');
    await page.goBack();
  });

  await test.step('old sessions are shown before they go, go after a backup, and come back', async () => {
    const before = await shell.link('Sessions').textContent();
    await part('Old sessions').getByRole('textbox', { name: 'Idle for days' }).fill('20');
    await part('Old sessions')
      .getByRole('button', { name: /^Move \d+ sessions? to Trash$/ })
      .click();
    await expect(page.getByText(/sessions? moved to Trash/)).toBeVisible();
    await expect(part('Old sessions')).toContainText('No session is that old.');
    await expect(shell.link('Sessions')).not.toHaveText(before ?? '');
    await shell.undo.click();
    await expect(shell.link('Sessions')).toHaveText(before ?? '');
  });

  await test.step('the file is put in order while one goes on', async () => {
    await part('Optimise').getByRole('button', { name: 'Optimise' }).click();
    await expect(page.getByText(/^Optimised: /)).toBeVisible();
  });
});
