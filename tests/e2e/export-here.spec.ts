import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { PreferencesPage } from './pages/preferences-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';

test.use({ filled: true });

/** Chooses a format in the dialog, lets it run and saves what came of it. */
async function exportAs(page: Page, format: string): Promise<Download> {
  const dialog = page.getByRole('dialog', { name: 'New export' });
  await dialog.getByRole('button', { name: format, exact: true }).click();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save…' }).click();
  return download;
}

test('a session is exported from its menu, in each of its forms', async ({ page }) => {
  const sessions = new SessionsPage(page);
  await sessions.list.open('Physio for a stubborn knee');
  for (const [format, ending, holds] of [
    ['Markdown', 'md', '# Physio for a stubborn knee'],
    ['HTML', 'html', '<!doctype html>'],
    ['JSON', 'json', '"title"'],
  ] as const) {
    await sessions.transcript.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Export…' }).click();
    const download = await exportAs(page, format);
    expect(download.suggestedFilename()).toBe(`Physio for a stubborn knee.${ending}`);
    expect(readFileSync(await download.path(), 'utf8')).toContain(holds);
    await page.keyboard.press('Escape');
  }
});

test('what is selected, shown or everything is exported from where the person is', async ({ page }) => {
  const shell = new Shell(page);
  const { table, contains } = new KnowledgePage(page);
  const dialog = page.getByRole('dialog', { name: 'New export' });
  await shell.goTo('Knowledge');
  await contains.fill('allergies');
  await expect(table.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('button', { name: 'Shown (1)' })).toHaveAttribute('aria-pressed', 'true');
  await exportAs(page, 'CSV');
  await expect(dialog.getByRole('definition').nth(1)).toHaveText('1');
  await page.keyboard.press('Escape');
  await contains.fill('');
  await table.rows.first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Control+Shift+e');
  await expect(dialog.getByRole('button', { name: 'Selected (1)' })).toHaveAttribute('aria-pressed', 'true');
  await expect(dialog.getByRole('button', { name: 'Everything' })).toBeVisible();
  await page.keyboard.press('Escape');
  const search = new SearchPage(page);
  await search.search('knee');
  await search.results.first().waitFor();
  await page.getByRole('search').getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('button', { name: /^Shown \(\d+\)$/ })).toBeVisible();
  await exportAs(page, 'Markdown');
  await expect(dialog.getByText('is ready')).toBeVisible();
});

test('a plain link is a way to go back from', async ({ page }) => {
  const shell = new Shell(page);
  const back = page.getByRole('button', { name: 'Back' }).first();
  await shell.goTo('Knowledge');
  await shell.goTo('Tasks');
  await expect(back).not.toHaveAttribute('aria-disabled', 'true');
  await back.click();
  await expect(page).toHaveURL(/#\/knowledge/);
});

test('a preference that was found is shown, with the focus on it', async ({ page, cli }) => {
  await cli('preferences.save', { values: { zqlast: 'a made-up word', codingStyle: 'zqfirst' } });
  const search = new SearchPage(page);
  await search.search('zqlast');
  await search.results.first().click();
  const row = page.getByRole('row').filter({ hasText: 'zqlast' });
  await expect(row).toBeInViewport();
  await expect(row.getByRole('button', { name: /^Value of zqlast/ })).toBeFocused();
  await search.search('zqfirst');
  await search.results.first().click();
  await expect(new PreferencesPage(page).codingStyle).toBeFocused();
});

test('an imported session is told by where it was recorded', async ({ page }) => {
  const search = new SearchPage(page);
  await search.search('Physio for a stubborn knee');
  await expect(
    search.result('Physio for a stubborn knee').filter({ hasText: 'Chat messages' }).first(),
  ).toBeVisible();
  await expect(page.getByText('An import')).toBeHidden();
});

test('a view is renamed in one step of undo', async ({ page }) => {
  const shell = new Shell(page);
  await shell.link('Sessions in Russian').hover();
  await page.getByRole('button', { name: 'Actions for “Sessions in Russian”' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('In Russian');
  await page.keyboard.press('Enter');
  await expect(shell.link('In Russian')).toBeVisible();
  await shell.undoByKey();
  await expect(shell.link('Sessions in Russian')).toBeVisible();
  await expect(page.getByText('Undone: view renamed')).toBeVisible();
});
