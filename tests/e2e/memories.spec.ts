import { AxeBuilder } from '@axe-core/playwright';
import { enter, expect, test } from './fixture.ts';
import { TasksPage } from './pages/tasks-page.ts';

test('a memory is read, corrected, kept hot, merged with its twin, and put back', async ({ page, cli }) => {
  await cli('memories.add', {
    content:
      'The Easter price list was loaded by hand, and 214 fares were wrong for a day. Prices came from a spreadsheet.',
    agent: 'coder',
    type: 'episodic',
    importance: 3,
    tags: ['fares'],
  });
  await cli('memories.add', {
    content:
      'The Easter price list was loaded by hand, and about 200 fares were wrong for a day. Prices came from a spreadsheet.',
    agent: 'coder',
    type: 'episodic',
    confidence: 0.6,
  });
  await cli('memories.add', {
    content: 'Run the checks before every commit',
    shared: true,
    type: 'procedural',
  });
  await page.getByRole('link', { name: /^Memories/ }).click();
  const list = page.getByRole('grid', { name: 'Memories' });
  await expect(list.locator('[data-id]')).toHaveCount(3);

  await list.getByRole('row', { name: /214 fares/ }).click();
  const detail = page.getByRole('region', { name: 'Memory', exact: true });
  await expect(detail.getByText(/Cools to warm in \d+ days/)).toBeVisible();
  await expect(detail.getByText(/Another memory says nearly the same/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await detail.getByRole('button', { name: 'Keep hot' }).click();
  await expect(detail.getByText('Stays hot: you keep it so')).toBeVisible();

  await detail.getByRole('button', { name: /^Content/ }).click();
  await detail.getByRole('textbox', { name: 'Content' }).fill('At Easter 214 fares were wrong for a day.');
  await detail.getByRole('textbox', { name: 'Content' }).press('ControlOrMeta+Enter');
  await expect(detail.getByRole('textbox', { name: 'Content' })).toBeHidden();
  await expect(detail.getByText('At Easter 214 fares were wrong for a day.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(detail.getByText(/The Easter price list was loaded by hand/).first()).toBeVisible();

  await detail.getByRole('button', { name: 'Merge…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make one memory of two' });
  await expect(dialog.getByText('is replaced; it can stand again')).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged into one memory')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(detail.getByText(/Another memory says nearly the same/)).toBeVisible();
});

test('memories are added, filtered and moved to Trash together', async ({ page, cli }) => {
  await page.evaluate(() => (window.location.hash = '/memories'));
  await page.getByRole('button', { name: 'Add a memory' }).last().click();
  const dialog = page.getByRole('dialog', { name: 'Add a memory' });
  await dialog.getByRole('textbox', { name: 'Content' }).fill('Ferries are called sailings');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Memory', exact: true })).toContainText(
    'Ferries are called sailings',
  );
  for (const content of ['First note', 'Second note'])
    await cli('memories.add', { content, agent: 'scout', type: 'working' });
  const rows = page.getByRole('grid', { name: 'Memories' }).locator('[data-id]');
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: /Working/ }).check();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(2);
  await rows.first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Move to Trash' }).click();
  await expect(page.getByText('2 memories moved to Trash')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rows).toHaveCount(2);
});

test('what was typed is there again after Mneme was killed, and Mneme says that it did not end in order', async ({
  page,
  host,
  cli,
  watch,
}) => {
  watch.allow(/Failed to load resource/); // while nobody is there
  await cli('memories.add', { content: 'The ferry leaves at nine', shared: true, type: 'semantic' });
  await page.getByRole('link', { name: /^Memories/ }).click();
  await page.getByRole('row', { name: /The ferry/ }).click();
  const detail = page.getByRole('region', { name: 'Memory', exact: true });
  await detail.getByRole('button', { name: /^Content/ }).click();
  const kept = page.waitForResponse(/drafts\.keep/);
  await detail.getByRole('textbox', { name: 'Content' }).fill('The ferry leaves at ten');
  await kept;
  await host.kill();
  await page.goto('about:blank');
  await enter(page, await host.start());
  const told = page.getByRole('region', { name: 'Notifications' });
  await expect(told).toContainText('Something you typed was not saved');
  await told.getByRole('button', { name: 'Go on' }).click();
  await expect(detail.getByRole('textbox', { name: 'Content' })).toHaveValue('The ferry leaves at ten');
  const dropped = page.waitForResponse(/drafts\.drop/);
  await detail.getByRole('textbox', { name: 'Content' }).press('Enter');
  await expect(detail.getByRole('button', { name: /^Content: The ferry leaves at ten/ })).toBeVisible();
  await dropped;
  const tasks = new TasksPage(page);
  await page.evaluate(() => window.location.assign('#/tasks'));
  const typed = page.waitForResponse(/drafts\.keep/);
  await tasks.field.fill('Ask the harbour');
  await typed;
  await page.evaluate(() => window.location.assign('#/health'));
  await expect(page.getByRole('listitem').filter({ hasText: 'The last end' })).toContainText(
    'did not end in order',
  );

  // What one window has begun is not begun in another.
  const other = await page.context().newPage();
  await enter(other, await host.newAddress());
  await other.evaluate(() => window.location.assign('#/tasks'));
  await expect(new TasksPage(other).field).toHaveValue('');
  await other.close();
  await page.reload();
  await page.evaluate(() => window.location.assign('#/tasks'));
  await expect(tasks.field).toHaveValue('Ask the harbour');
});
