import { AxeBuilder } from '@axe-core/playwright';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';

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

test('a person sees what would be recalled, and looking is not counted', async ({ page, cli }) => {
  await cli('memories.add', { content: 'Fares of Tallink come with decimal commas', agent: 'Scout' });
  await cli('memories.add', { content: 'Gardens need water', agent: 'Ranger' });
  await page.getByRole('link', { name: /^Memories/ }).click();
  await page.getByRole('button', { name: 'Try a recall' }).click();
  const dialog = page.getByRole('dialog', { name: 'What would be recalled?' });
  const task = dialog.getByRole('textbox', { name: 'A task or a question' });
  await task.fill('Read the fares of Tallink');
  await dialog.getByRole('button', { name: 'Recall', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByRole('listitem')).toContainText(/words \d+% \(fares, Tallink\)/);
  await dialog.getByRole('button', { name: /^The text an agent is given/ }).click();
  await expect(dialog.getByText('## Relevant past experiences')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);

  await dialog.getByRole('combobox', { name: 'Whose memory' }).click();
  await page.getByRole('option', { name: 'As Ranger' }).click();
  await expect(dialog.getByText('Nothing would be recalled')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Whose memory' }).click();
  await page.getByRole('option', { name: 'As Scout' }).click();
  await dialog.getByRole('link', { name: /Fares of Tallink/ }).click();
  const detail = page.getByRole('region', { name: 'Memory', exact: true });
  await expect(detail).toContainText('Fares of Tallink come with decimal commas');
  await expect(page.getByRole('complementary')).toContainText('not recalled');
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
