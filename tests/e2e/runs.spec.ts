import { findFaults } from './axe.ts';
import { workOnBilling } from './data/billing.ts';
import { expect, test } from './fixture.ts';
import type { Cli } from './host.ts';
import { RunsPage } from './pages/runs-page.ts';
import { Shell } from './pages/shell.ts';

test('a run is previewed, applied, read and taken back; its patterns and settings are the person’s', async ({
  page,
  home,
  cli,
}) => {
  test.slow();
  const shell = new Shell(page);
  const runs = new RunsPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByText('No run yet')).toBeVisible();
  await expect(page.getByText(/^Next at .*, every 6 hours$/)).toBeVisible();
  await workOnBilling(home, 'Scout');
  const before = await readMemory(cli);

  await test.step('a preview shows what would be done, without doing it', async () => {
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await expect(runs.kind('Merged')).toBeVisible();
    await expect(runs.change('The deploy day of billing is Thursday.').first()).toContainText(
      'the same words',
    );
    await expect(runs.kind('For you to decide')).toBeVisible();
    expect(await readMemory(cli)).toEqual(before);
    expect(await findFaults(page)).toEqual([]);
  });

  await test.step('a step is left out this time', async () => {
    await runs.preview.getByRole('button', { name: 'Every step' }).click();
    await page.getByRole('checkbox', { name: 'Cluster' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(runs.kind('Clusters')).toBeHidden();
    await expect(runs.preview.getByRole('button', { name: 'Without 1 step' })).toBeVisible();
  });

  await test.step('applied, it did exactly that, and each change says where it comes from', async () => {
    await runs.preview.getByRole('button', { name: /^Apply all/ }).click();
    await expect(runs.run.getByText('It did exactly what the preview showed.')).toBeVisible();
    await expect(runs.kind('Clusters')).toBeHidden();
    await expect(shell.breadcrumb).toContainText(/Runs.*Today \d\d:\d\d/);
    const remembered = runs.change('the demo of the billing service moved to Tuesday').first();
    await expect(remembered.getByRole('link', { name: 'Billing, day 3' })).toHaveAttribute(
      'href',
      /sessions\/.*message=/,
    );
    await expect(runs.change('Task').or(runs.change('billing')).first()).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    expect(await readMemory(cli)).not.toEqual(before);
  });

  await test.step('it is narrowed down to one kind, which a reload keeps', async () => {
    await page.getByRole('combobox', { name: 'Kind of change' }).click();
    await page.getByRole('option', { name: /^Merged/ }).click();
    await expect(runs.kind('Summarised')).toBeHidden();
    await page.reload();
    await expect(runs.kind('Merged')).toBeVisible();
    await expect(runs.kind('Summarised')).toBeHidden();
  });

  await test.step('taken back as one, the memory is as it was', async () => {
    const dialog = await runs.undo();
    await expect(dialog).toContainText('What is taken back is not done again by the next run.');
    await dialog.getByRole('button', { name: 'Undo this run' }).click();
    await expect(runs.runs.row('Taken back: merged 1')).toBeVisible();
    await expect(runs.run.getByText('All of it was taken back.')).toBeVisible();
    expect(await readMemory(cli)).toEqual(before);
  });

  await test.step('a pattern is read, leads to where it showed itself, is removed and put back', async () => {
    // What was taken back is not found again.
    await workOnBilling(home, 'Ranger', 'tariff');
    await cli('consolidation.run');
    await runs.show('Patterns');
    await runs.patterns.open('Read the tariff module');
    await expect(page.getByRole('link', { name: 'Billing, day 1' }).first()).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move to Trash' }).click();
    await expect(runs.patterns.row('Read the tariff module')).toBeHidden();
    await shell.undoByKey();
    await expect(runs.patterns.row('Read the tariff module')).toBeVisible();
  });

  await test.step('a cluster leads to what belongs to it', async () => {
    await runs.show('Clusters');
    await runs.clusters.open('garden');
    await expect(page.getByRole('link', { name: 'garden / Tomatoes in the gard' })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });

  await test.step('settings are kept, marked and put back; retention warns first', async () => {
    await runs.show('Runs');
    await page.getByRole('link', { name: 'Change' }).click();
    const hours = page.getByRole('textbox', { name: 'Hours between runs' });
    await hours.fill('12');
    await hours.press('Enter');
    await page.getByRole('switch', { name: 'Find patterns' }).click();
    await page.getByRole('switch', { name: 'Move old sessions to Trash' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
    await expect(page.getByRole('switch', { name: 'Move old sessions to Trash' })).toBeChecked();
    await page.reload();
    await expect(hours).toHaveValue('12');
    await expect(page.getByRole('switch', { name: 'Find patterns' })).not.toBeChecked();
    await page.getByRole('button', { name: 'Put “Find patterns” back to its default' }).click();
    await expect(page.getByRole('switch', { name: 'Find patterns' })).toBeChecked();
    await shell.goTo('Runs');
    await expect(page.getByText(/every 12 hours$/)).toBeVisible();
  });

  await test.step('in Russian as well', async () => {
    await cli('settings.set', { values: { 'ui.language': 'ru', 'consolidation.enabled': false } });
    await page.reload();
    await expect(page.getByText('Обобщение выключено')).toBeVisible();
    await page.getByRole('row', { name: /Отменено: объединено: 1/ }).click();
    await expect(page.getByText(/^Всё отменено\./)).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });
});

/** What is remembered and what waits, as another program reads it, without versions. */
async function readMemory(cli: Cli): Promise<unknown> {
  const lists = ['memories.list', 'sessions.list', 'knowledge.list', 'patterns.list', 'knowledge.clusters'];
  const pages: unknown[] = [];
  for (const list of [...lists, 'inbox.list']) pages.push(await cli(list, { limit: 200 }));
  return JSON.parse(
    JSON.stringify(pages, (key, value: unknown) =>
      ['updatedAt', 'lastActive', 'next'].includes(key) ? undefined : value,
    ),
  );
}
