import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixture.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';

test('facts are related, followed both ways, and parted again', async ({ page, cli }) => {
  await cli('knowledge.add', { category: 'people', key: 'Ada', value: 'Likes tea' });
  await cli('knowledge.add', { category: 'places', key: 'Harbour', value: 'Opens at six' });
  const knowledge = new KnowledgePage(page);
  await page.getByRole('link', { name: 'Knowledge' }).click();
  await knowledge.cell('Ada', 'key').click();
  const relations = page.getByRole('region', { name: 'Relations' });
  await expect(relations).toContainText('Related to no other fact.');

  await relations.getByRole('button', { name: 'Relate to another fact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Relate Ada to another fact' });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(['Needed', 'Choose a fact']);
  await dialog.getByLabel('Relation').fill('works at');
  await dialog.getByLabel('Other fact').fill('six');
  await dialog.getByRole('radio', { name: /Harbour/ }).check();
  const axe = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(axe.violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(relations.getByRole('listitem')).toHaveText(/works at\s*Harbour/);

  await relations.getByRole('button', { name: 'Harbour', exact: true }).click();
  await expect(knowledge.inspector).toContainText('Opens at six');
  await expect(relations.getByRole('listitem')).toHaveText(/Ada\s*works at/);
  await relations.getByRole('button', { name: 'Remove the relation “works at” with Ada' }).click();
  await expect(relations.getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(relations.getByRole('listitem')).toHaveText(/Ada\s*works at/);

  await relations.getByRole('button', { name: /Remove the relation/ }).click();
  await page.getByRole('link', { name: /^Trash/ }).click();
  const row = page.getByRole('row').filter({ hasText: 'Ada → Harbour' });
  await expect(row).toContainText('works at');
  await row.getByRole('button', { name: 'Restore Ada → Harbour' }).click();
  await expect(row).toHaveCount(0);
});
