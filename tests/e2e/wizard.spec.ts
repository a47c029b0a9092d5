import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFaults } from './axe.ts';
import { asChatLines, englishConversations } from './data/conversations.ts';
import { putClaudeCodeFolder } from './data/import-sources.ts';
import { expect, test } from './fixture.ts';
import { personFolder } from './host.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { Shell } from './pages/shell.ts';

test('a memory of nothing begins with the ways in, each a key away', async ({ context, host, watch }) => {
  watch.allow(/status of 400/);
  const page = await context.newPage();
  await page.goto(await host.start());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'What your agents remember, in your hands',
  );
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible();
  await page.keyboard.press('p');
  await page.getByRole('textbox', { name: 'Text' }).fill('Likes tea\n- Lives in Riga');
  await page.getByRole('button', { name: 'Look inside' }).click();
  const imports = new ImportsPage(page);
  await expect(imports.figure(imports.preview, 'new facts')).not.toHaveText('0');
  await imports.preview.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('3');
  await expect(page.getByRole('group', { name: 'Sample data' })).toBeVisible();
  await expect(page.getByText('Night ferries are charged the day fare')).toBeVisible();
  await page.close();
});

test('a folder that was found is followed, and no longer', async ({ page, home }) => {
  putClaudeCodeFolder(personFolder(home));
  const imports = new ImportsPage(page);
  await new Shell(page).goTo('Import');
  const follow = imports.found.getByRole('switch', { name: 'Keep following Claude Code' });
  await follow.click();
  await expect(follow).toBeChecked();
  const line = imports.line('Claude Code');
  await expect(line).toContainText('Following', { timeout: 30_000 });
  await expect(line).toContainText('15 messages', { timeout: 30_000 });
  await line.getByRole('button', { name: 'Stop following' }).click();
  await expect(follow).not.toBeChecked();
  await expect(line).not.toContainText('Following', { timeout: 30_000 });
  await line.getByRole('button', { name: 'Undo import' }).click();
  await expect(line).toContainText('Taken back');
});

test('a text nobody can name is read as text when that is asked for', async ({ page, folder, watch }) => {
  watch.allow(/status of 400/);
  const file = path.join(folder, 'CLAUDE.md');
  writeFileSync(file, '# House rules\n\n- Whole words for names\n- Tests that can fail\n');
  const imports = new ImportsPage(page);
  await new Shell(page).goTo('Import');
  await imports.choose(file);
  await page.getByRole('button', { name: 'Read it as text, one fact for each entry' }).click();
  await expect(imports.figure(imports.preview, 'new facts')).toHaveText('2');
  await expect(imports.preview).toContainText('Whole words for names');
});

test('no stage of an import has a serious fault of accessibility, in either theme', async ({
  context,
  host,
  home,
  folder,
  watch,
}) => {
  test.slow();
  watch.allow(/status of 400/);
  putClaudeCodeFolder(personFolder(home));
  const page = await context.newPage();
  await page.goto(await host.start());
  const imports = new ImportsPage(page);
  const check = async (stage: string) => expect.soft(await findFaults(page), stage).toEqual([]);
  await expect(page.getByRole('button', { name: /^Claude Code/ })).toBeVisible();
  await check('first page');
  await page.keyboard.press('3');
  await expect(page.getByRole('group', { name: 'Sample data' })).toBeVisible();
  await new Shell(page).goTo('Import');
  await expect(imports.found.getByRole('listitem')).toHaveCount(1);
  await check('ways in');
  await page.getByRole('button', { name: 'Paste text…' }).click();
  await check('pasting');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const refused = path.join(folder, 'notes.txt');
  writeFileSync(refused, 'one\ntwo');
  await imports.choose(refused);
  await expect(page.getByRole('alert')).toBeVisible();
  await check('refused');
  const file = path.join(folder, 'chats.jsonl');
  writeFileSync(file, asChatLines(englishConversations(Date.now()).slice(0, 3)));
  appendFileSync(file, '{"broken\n');
  await imports.choose(file);
  await imports.problems.click();
  await check('preview');
  await imports.start.click();
  await expect(imports.report).toBeVisible();
  await check('report');
  await page.close();
});
