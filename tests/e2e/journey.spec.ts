import path from 'node:path';
import { countMessages, englishConversations } from './data/conversations.ts';
import { writeSources } from './data/fill.ts';
import { expect, test } from './fixture.ts';
import { ImportsPage } from './pages/imports-page.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { PreferencesPage } from './pages/preferences-page.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';
import { TasksPage } from './pages/tasks-page.ts';

const DAY = 'Anna plays on 12 April';
const LATER = 'Anna plays on 19 April';

test('the main job: bring in, find, keep, correct, take back, and all of it is there after a restart', async ({
  page,
  restart,
  folder,
}) => {
  const shell = new Shell(page);
  const sessions = new SessionsPage(page);
  const knowledge = new KnowledgePage(page);
  const preferences = new PreferencesPage(page);
  const tasks = new TasksPage(page);

  await test.step('bring an export in', async () => {
    const now = Date.now();
    const conversations = englishConversations(now);
    const count = countMessages(conversations);
    writeSources(folder, now);
    await page.getByRole('button', { name: 'Import conversations' }).click();
    const imports = new ImportsPage(page);
    await imports.choose(path.join(folder, 'chat-export.jsonl'));
    await expect(imports.figure(imports.preview, 'conversations')).toHaveText(String(conversations.length));
    await expect(imports.figure(imports.preview, 'messages')).toHaveText(String(count));
    await expect(imports.figure(imports.preview, 'new messages')).toHaveText(String(count));
    await imports.start.click();
    await expect(imports.figure(imports.report, 'messages added')).toHaveText(String(count));
    await imports.report.getByRole('link', { name: 'Show the conversations' }).click();
    await expect(sessions.list.rows.first()).toBeVisible();
    await expect(shell.link('Sessions')).toContainText(String(conversations.length));
  });

  await test.step('read a session, find a word, land on the message', async () => {
    await sessions.list.open('Choosing a violin teacher for Anna');
    await expect(sessions.messages.first()).toContainText('Anna wants to go on with the violin');
    const search = new SearchPage(page);
    await search.search('shoulder rest');
    await expect(search.highlighted('shoulder').first()).toBeVisible();
    await search.result('Which shoulder rest?').first().click();
    await expect(sessions.target).toContainText('Which shoulder rest?');
    await expect(sessions.target).toBeInViewport();
  });

  await test.step('add a fact, correct it, undo and redo by keyboard', async () => {
    await shell.goTo('Knowledge');
    await knowledge.add({ category: 'family', key: 'concert', value: DAY });
    await expect(knowledge.cell('concert', 'value')).toHaveText(DAY);
    await knowledge.setValue('concert', LATER);
    await expect(knowledge.cell('concert', 'value')).toHaveText(LATER);
    await shell.undoByKey();
    await expect(knowledge.cell('concert', 'value')).toHaveText(DAY);
    await shell.redoByKey();
    await expect(knowledge.cell('concert', 'value')).toHaveText(LATER);
  });

  await test.step('set a preference, lock it, see what agents receive', async () => {
    await shell.goTo('Preferences');
    await expect(preferences.received).toContainText('Nothing yet');
    await preferences.setCodingStyle('Whole words for names, early returns');
    await expect(preferences.received).toContainText('Whole words for names, early returns');
    await preferences.lock('Coding style').click();
    await expect(preferences.lock('Coding style')).toBeChecked();
  });

  await test.step('note a task and do it', async () => {
    await shell.goTo('Tasks');
    await tasks.add('Buy a lower shoulder rest');
    await tasks.complete('Buy a lower shoulder rest');
    await expect(tasks.reopen('Buy a lower shoulder rest')).toBeVisible();
  });

  await test.step('start again', async () => {
    await restart();
    await expect(sessions.list.row('Choosing a violin teacher for Anna')).toBeVisible();
    await shell.goTo('Tasks');
    await expect(tasks.reopen('Buy a lower shoulder rest')).toBeVisible();
    await shell.goTo('Preferences');
    await expect(preferences.codingStyle).toHaveValue('Whole words for names, early returns');
    await expect(preferences.lock('Coding style')).toBeChecked();
    await shell.goTo('Knowledge');
    await expect(knowledge.cell('concert', 'value')).toHaveText(LATER);
    // The task, its end, the lock, the preference: then the correction.
    for (let step = 0; step < 4; step += 1) await undoAndWait(shell);
    await expect(knowledge.cell('concert', 'value')).toHaveText(LATER);
    await undoAndWait(shell);
    await expect(knowledge.cell('concert', 'value')).toHaveText(DAY);
    await shell.redoByKey();
    await expect(knowledge.cell('concert', 'value')).toHaveText(LATER);
  });
});

async function undoAndWait(shell: Shell): Promise<void> {
  const before = await shell.undo.textContent();
  await shell.undoByKey();
  await expect(shell.undo).not.toHaveText(before ?? '');
}
