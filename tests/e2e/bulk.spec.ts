import type { Page } from '@playwright/test';
import { addMany } from './data/many.ts';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { Shell } from './pages/shell.ts';
import { TasksPage } from './pages/tasks-page.ts';
import { TrashPage } from './pages/trash-page.ts';

/** Moves the focus by Tab until it is on a row of the list. */
async function tabToRow(page: Page): Promise<void> {
  const onRow = () => page.evaluate(() => document.activeElement?.getAttribute('role') === 'row');
  for (let presses = 0; presses < 60 && !(await onRow()); presses += 1) await page.keyboard.press('Tab');
  expect(await onRow()).toBe(true);
}

test('every fact that matches is changed by keys alone, and one undo takes it back', async ({
  page,
  home,
  cli,
}) => {
  await addMany(home, { facts: 700 });
  const { keyboard } = page;
  const { table } = new KnowledgePage(page);
  const inKitchen = async () => {
    const filter = { categories: ['kitchen'], limit: 1, withTotal: true };
    return ((await cli('knowledge.list', filter)) as { total: number }).total; // what the contract says
  };
  await keyboard.press('g');
  await keyboard.press('k');
  await expect(table.rows.first()).toBeVisible();
  await tabToRow(page);
  await keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: '700 selected' })).toBeVisible();
  await keyboard.press('x');
  await expect(page.getByRole('toolbar', { name: '699 selected' })).toBeVisible();
  await keyboard.press('Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Change the selected facts: 699' });
  await expect(dialog.getByLabel('Category')).toBeFocused();
  await keyboard.type('kitchen');
  await keyboard.press('Enter');
  await expect(page.getByText('699 facts changed')).toBeVisible();
  expect(await inKitchen()).toBe(699);
  await keyboard.press('Control+z');
  await expect(page.getByText('Undone: facts changed')).toBeVisible();
  expect(await inKitchen()).toBe(0);
  await keyboard.press('Control+Shift+z');
  await expect(page.getByText('Done again: facts changed')).toBeVisible();
  expect(await inKitchen()).toBe(699);
});

test('what a filter shows is removed, and nothing else; Trash gives all of it back', async ({
  page,
  home,
}) => {
  await addMany(home, { facts: 40, tasks: 2 });
  const shell = new Shell(page);
  const facts = new KnowledgePage(page);
  await shell.goTo('Knowledge');
  await facts.contains.fill('beans 7');
  await expect(facts.table.rows).toHaveCount(1);
  await facts.table.rows.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByText('1 fact moved to Trash')).toBeVisible();
  await facts.contains.fill('');
  await expect(shell.link('Knowledge')).toContainText('39');
  // The list may be read once more than the number in the sidebar.
  await expect(facts.table.rows.first()).toContainText('bed 0');
  await expect(facts.table.rows.nth(7)).toBeVisible();
  await facts.table.rows.first().focus();
  await expect(facts.table.rows.first()).toBeFocused();
  await page.keyboard.press('Control+a');
  await page
    .getByRole('toolbar', { name: '39 selected' })
    .getByRole('button', { name: 'Move to Trash' })
    .click();
  await expect(page.getByText('No facts yet')).toBeVisible();
  await shell.goTo('Trash');
  const trash = new TrashPage(page);
  await trash.list.rows.first().focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: '40 selected' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByText('40 records restored')).toBeVisible();
  await expect(shell.link('Knowledge')).toContainText('40');
});

test('open tasks are done at once, and given a date at once, each with one undo', async ({
  page,
  home,
  cli,
}) => {
  await addMany(home, { tasks: 350 });
  const shell = new Shell(page);
  const { list } = new TasksPage(page);
  await shell.goTo('Tasks');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await list.rows.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('d');
  const due = page.getByRole('dialog', { name: 'Set due date' });
  await due.getByRole('button', { name: 'Tomorrow' }).click();
  await expect(page.getByText('350 tasks changed')).toBeVisible();
  await list.rows.first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: '350 selected' });
  await bar.getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitem', { name: 'Done' }).click();
  await expect(page.getByText('350 tasks changed')).toBeVisible();
  await expect(shell.link('Tasks')).not.toContainText('350');
  // The notice of the change before may still be there.
  await expect
    .poll(() => cli('maintenance.jobs', { states: ['running'], limit: 1 }))
    .toMatchObject({ items: [] });
  await shell.undoByKey();
  await expect(page.getByText('Undone: tasks changed')).toBeVisible();
  await expect(shell.link('Tasks')).toContainText('350');
  await expect(list.rows.first()).toContainText('tomorrow');
  await shell.undoByKey();
  await expect(list.rows.first()).not.toContainText('tomorrow');
});

test('a large change can be cancelled: all is as it was, and nothing is left to undo', async ({
  page,
  home,
}) => {
  test.slow();
  // Changing so many takes many times longer than the press of a button.
  await addMany(home, { facts: 20_000 });
  const shell = new Shell(page);
  const { table } = new KnowledgePage(page);
  await shell.goTo('Knowledge');
  await table.rows.first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Shift+e');
  await page.getByRole('dialog').getByLabel('Category').fill('kitchen');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Changing facts' }).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Everything is as it was before.')).toBeVisible({ timeout: 60_000 });
  await expect(table.rows.first()).toContainText('garden');
  await expect(shell.link('Knowledge')).toContainText('20,000');
  await expect(shell.status).toContainText('Nothing to undo');
});
