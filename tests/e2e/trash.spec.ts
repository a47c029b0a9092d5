import { workAsAgent } from './data/agent-door.ts';
import { expect, test } from './fixture.ts';
import { SearchPage } from './pages/search-page.ts';
import { SessionsPage } from './pages/sessions-page.ts';
import { Shell } from './pages/shell.ts';
import { TrashPage } from './pages/trash-page.ts';

const TITLE = 'Physio for a stubborn knee';

test.use({ filled: true });

test('a session goes to Trash and comes back', async ({ page }) => {
  const sessions = new SessionsPage(page);
  const shell = new Shell(page);
  await sessions.list.open(TITLE);
  await sessions.moveToTrash();
  await expect(sessions.list.row(TITLE)).toBeHidden();
  await expect(page.getByText('1 session moved to Trash')).toBeVisible();
  await shell.goTo('Trash');
  const trash = new TrashPage(page);
  await expect(trash.list.row(TITLE)).toContainText('16 messages');
  await trash.restore(TITLE);
  await expect(page.getByText('Trash is empty')).toBeVisible();
  await shell.goTo('Sessions');
  await sessions.list.open(TITLE);
  await expect(sessions.message('hurts on the stairs')).toBeVisible();
});

test('several are removed at once, and one undo brings all of them back', async ({ page }) => {
  const { list } = new SessionsPage(page);
  const shell = new Shell(page);
  await list.row(TITLE).click({ modifiers: ['ControlOrMeta'] });
  await list.row('Names for the new project').click({ modifiers: ['ControlOrMeta'] });
  await page
    .getByRole('toolbar', { name: '2 selected' })
    .getByRole('button', { name: 'Move to Trash' })
    .click();
  await expect(list.row(TITLE)).toBeHidden();
  await expect(shell.link('Sessions')).toContainText('26');
  await shell.undoByKey();
  await expect(list.row(TITLE)).toBeVisible();
  await expect(shell.link('Sessions')).toContainText('28');
});

test('what is forgotten is gone for good, with a receipt', async ({ page, cli }) => {
  const sessions = new SessionsPage(page);
  const shell = new Shell(page);
  await sessions.list.open(TITLE);
  await sessions.moveToTrash();
  await shell.goTo('Trash');
  const trash = new TrashPage(page);
  await trash.askToForget(TITLE);
  await expect(trash.question).toContainText('cannot be undone');
  await expect(trash.question).toContainText('16 messages');
  await trash.confirm();
  await expect(trash.receipt).toContainText('messages16');
  await expect(trash.receipt).toContainText('written anew');
  await trash.receipt.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText('Trash is empty')).toBeVisible();
  expect(await cli('search.run', { text: '"slanted board"', kinds: ['message'] })).toMatchObject({
    items: [{ sessionTitle: 'Running again after the knee' }],
  });
  await shell.undoByKey();
  await shell.goTo('Sessions');
  await expect(sessions.list.row('Names for the new project')).toBeVisible();
  await expect(sessions.list.row(TITLE)).toBeHidden();
});

test('a conversation in use is forgotten with all that was made from it', async ({
  page,
  home,
  cli,
  watch,
}) => {
  watch.allow(/status of 404.*(sessions\.get|messages\.list)/); // the session that is open goes
  const sessions = new SessionsPage(page);
  const trash = new TrashPage(page);
  await sessions.list.open(TITLE);
  const sessionId = /sessions\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  await workAsAgent(home, 'Claude Code', async (agent) => {
    await agent.tasks.add({ description: 'Order a zqslant board', sessionId });
    await agent.decisions.log({ summary: 'Take the zqslant board', sessionId });
  });
  await cli('backups.create');
  await sessions.askToForget();
  await expect(trash.question).toContainText('16 messages');
  await trash.question.getByRole('button', { name: 'Show what was made from it' }).click();
  await expect(trash.question.getByRole('listitem').filter({ hasText: 'zqslant' })).toHaveCount(2);
  await expect(trash.question).toContainText(/still holds? it/);
  await trash.question.getByRole('switch', { name: /Make a new backup/ }).click();
  await trash.confirm();
  await expect(trash.receipt).toContainText('records3');
  await expect(trash.receipt).toContainText('A new backup was made');
  await trash.receipt.getByRole('button', { name: 'Close' }).last().click();
  expect(await cli('search.run', { text: 'zqslant' })).toMatchObject({ items: [] });
  await new Shell(page).goTo('Trash');
  await expect(page.getByText('Trash is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Receipts' }).click();
  await page.getByRole('dialog', { name: 'Receipts' }).getByText('3 records').click({ trial: true });
});

test('everything in Trash is forgotten only by writing the word', async ({ page }) => {
  const sessions = new SessionsPage(page);
  await sessions.list.open(TITLE);
  await sessions.moveToTrash();
  await new Shell(page).goTo('Trash');
  const trash = new TrashPage(page);
  await trash.forgetAll.click();
  await expect(trash.question.getByRole('button', { name: 'Forget completely' })).toBeDisabled();
  await trash.question.getByRole('textbox').fill('forget');
  await trash.confirm();
  await expect(trash.receipt).toBeVisible();
  await trash.receipt.getByRole('button', { name: 'Close' }).last().click();
  await new SearchPage(page).search('knee');
  await expect(page.getByRole('search').getByRole('status')).toContainText('result');
});
