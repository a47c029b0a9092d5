import type { Page } from '@playwright/test';
import { enter, expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';
import { TasksPage } from './pages/tasks-page.ts';

test.use({ filled: true });

test('finds messages, facts and tasks, in both languages, with the words marked', async ({ page }) => {
  const search = new SearchPage(page);
  await search.search('tuner');
  await expect(search.highlighted('tuner').first()).toBeVisible();
  await expect(search.result('home').filter({ hasText: 'Ilze, works on Thursdays only' })).toBeVisible();
  await search.search('залог');
  await expect(search.highlighted(/залог/i).first()).toBeVisible();
  await search.search('"slanted board"');
  await expect(search.highlighted('slanted').first()).toBeVisible();
  await search.search('"board slanted"');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await search.search('nothingholdsthisword');
  await expect(page.getByText('Nothing matches “nothingholdsthisword”')).toBeVisible();
});

test('filters are chips in the address, and survive a reload and the way back', async ({ page }) => {
  const search = new SearchPage(page);
  await search.search('Thursday');
  const all = await readCount(search);
  await search.filters.getByRole('checkbox', { name: /^Messages/ }).check();
  await expect.poll(() => readCount(search)).toBeLessThan(all);
  const few = await readCount(search);
  expect(page.url()).toContain('kinds');
  await page.reload();
  await expect(search.field).toHaveValue('Thursday');
  await expect.poll(() => readCount(search)).toBe(few);
  await expect(search.filters.getByRole('checkbox', { name: /^Messages/ })).toBeChecked();
  await search.filters.getByRole('checkbox', { name: /^Messages/ }).uncheck();
  await search.field.fill('Thursday kind:mess');
  await search.field.press('Enter');
  await expect(search.filters.getByRole('checkbox', { name: /^Messages/ })).toBeChecked();
  await expect(search.field).toHaveValue('Thursday ');
  await expect.poll(() => readCount(search)).toBe(few);
  await search.results.first().click();
  await expect(new SessionsPage(page).target).toBeInViewport();
  await page.goBack();
  await expect(search.field).toHaveValue(/^Thursday/);
  await expect.poll(() => readCount(search)).toBe(few);
  await page.goForward();
  await expect(new SessionsPage(page).target).toBeInViewport();
});

test('a search is kept in the sidebar, and is there after a restart', async ({ page, restart }) => {
  const search = new SearchPage(page);
  const shell = new Shell(page);
  await search.search('landing page');
  await search.results.first().waitFor();
  await search.keepAs('About the page');
  await expect(shell.link('About the page')).toBeVisible();
  await restart();
  await shell.goTo('About the page');
  await expect(search.field).toHaveValue('landing page');
  await expect(search.results.first()).toBeVisible();
});

test('filters of sessions survive a reload, and back and forward go through them', async ({ page }) => {
  const { list } = new SessionsPage(page);
  const shell = new Shell(page);
  await expect(list.row('Moving to Riga with the piano')).toBeVisible();
  await shell.goTo('Sessions in Russian');
  await expect(list.row('Переезд и договор аренды')).toBeVisible();
  await expect(list.row('Moving to Riga with the piano')).toBeHidden();
  await expect(list.rows).toHaveCount(10);
  await page.reload();
  await expect(list.rows).toHaveCount(10);
  await page.getByRole('button', { name: 'Remove filter source ShareGPT' }).click();
  await expect(list.row('Moving to Riga with the piano')).toBeVisible();
  await page.goBack();
  await expect(list.row('Moving to Riga with the piano')).toBeHidden();
  await page.goForward();
  await expect(list.row('Moving to Riga with the piano')).toBeVisible();
});

test('a list is found again as it was left, also after a restart, and kept as a view', async ({
  page,
  host,
}) => {
  const knowledge = new KnowledgePage(page);
  const shell = new Shell(page);
  await shell.goTo('Knowledge');
  await knowledge.contains.fill('Thursdays');
  await expect(knowledge.table.rows).toHaveCount(2);
  await expect(knowledge.row('physio')).toBeVisible();
  await page.reload();
  await expect(knowledge.contains).toHaveValue('Thursdays');
  await keepView(page, 'On Thursdays');
  await expect(shell.link('On Thursdays')).toContainText('2');
  await shell.goTo('Tasks');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(knowledge.contains).toHaveValue('Thursdays');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const source = page.getByRole('group', { name: 'Sources' }).getByRole('checkbox').first();
  await source.check();
  await expect(knowledge.table.rows).toHaveCount(1);
  await page.keyboard.press('Escape');
  const port = Number(new URL(page.url()).port);
  await page.goto('about:blank');
  await enter(page, await host.restart(port));
  await shell.goTo('Knowledge');
  await expect(knowledge.table.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(knowledge.contains).toHaveValue('');
  await shell.goTo('On Thursdays');
  await expect(knowledge.table.rows).toHaveCount(2);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Source' }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(knowledge.cell('physio', 'value')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Source' })).toHaveCount(0);
  await expect(knowledge.cell('physio', 'source')).toHaveCount(0);
});

test('a view with filters that are no longer known opens without them, and says so', async ({
  page,
  cli,
}) => {
  await cli('savedViews.save', { name: 'From before', address: '/tasks?show=open&statuses=["completed"]' });
  const shell = new Shell(page);
  await shell.goTo('From before');
  await expect(shell.notifications).toContainText('show');
  await expect(page.getByRole('button', { name: 'Remove filter status Done' })).toBeVisible();
  await expect(page).not.toHaveURL(/show=/);
  const rows = new TasksPage(page).list.rows;
  await rows.first().click();
  await page.keyboard.press(']');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
});

async function keepView(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Keep this view in the sidebar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep this view' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
}

async function readCount(search: SearchPage): Promise<number> {
  await expect(search.outcome).toContainText('result');
  return Number.parseInt((await search.outcome.textContent()) ?? '', 10);
}
