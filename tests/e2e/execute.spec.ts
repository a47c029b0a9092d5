import { startChatServer } from '../support/chat-server.ts';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { AgentsPage } from './pages/agents-page.ts';
import { Shell } from './pages/shell.ts';

const SLOW = { pieces: ['Let me ', 'think'], end: 'silence' } as const;
const ANSWER = ['**At nine**, ', 'from the old harbor:\n\n', '- on Sundays\n', '- at ten on other days'];

test('a model is set up, an agent carries out a task with it, and is told how it went', async ({
  page,
  cli,
}) => {
  const server = await startChatServer({
    models: ['qwen3:8b', 'llama3.2'],
    reply: ({ task }) => (task.includes('slow') ? SLOW : { pieces: ANSWER, everyMs: 20 }),
  });
  const shell = new Shell(page);
  const agents = new AgentsPage(page);
  const task = page.getByRole('textbox', { name: 'What is to be done' });
  await cli('memories.add', { content: 'The ferry leaves at nine on Sundays', agent: 'Scout' });

  await test.step('without a model it says what is missing, and leads there', async () => {
    await shell.goTo('Agents');
    await agents.list.row('Scout').click();
    await expect(agents.detail.getByRole('heading', { name: 'Scout' })).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByText('No local model is set up')).toBeVisible();
    await page.getByRole('link', { name: 'Set up a model' }).click();
    await expect(page.getByRole('heading', { name: 'Local model' })).toBeInViewport();
  });

  await test.step('the connection is tested, and the model chosen from those there are', async () => {
    const address = page.getByRole('textbox', { name: 'Address', exact: true });
    await address.fill('ftp://nowhere');
    await address.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This has to be an address');
    await address.fill(server.baseUrl);
    await address.press('Enter');
    await page.getByRole('switch', { name: 'Use a local model' }).click();
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await expect(page.getByText('It answers and has 2 models.')).toBeVisible();
    await page.getByRole('button', { name: 'llama3.2' }).click();
    await expect(page.getByRole('textbox', { name: 'Model', exact: true })).toHaveValue('llama3.2');
    await expect(shell.status).toContainText('Local only');
  });

  await test.step('a task is answered as Markdown, with the memories it used and where it is kept', async () => {
    await shell.goTo('Agents');
    await agents.list.row('Scout').click();
    await agents.detail.getByRole('button', { name: 'Give it a task' }).click();
    await task.fill('When does the ferry leave?');
    await page.getByRole('button', { name: 'Give the task' }).click();
    const answer = page.getByRole('region', { name: 'Answer' });
    await expect(answer.getByRole('listitem')).toHaveText(['on Sundays', 'at ten on other days']);
    await expect(answer.locator('strong')).toHaveText('At nine');
    await expect(
      agents.detail.getByRole('link', { name: 'The ferry leaves at nine on Sundays' }),
    ).toBeVisible();
    await expect(
      agents.detail.getByRole('link', { name: /^Task: When does the ferry leave\? \| Outcome/ }),
    ).toBeVisible();
    await expect(agents.detail.getByText(/llama3\.2 · \d+ tokens read, 4 written/)).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    expect(server.asked.at(-1)?.task).toContain('The ferry leaves at nine on Sundays');
  });

  await test.step('it is judged, and the agent is told so when it comes again', async () => {
    const judgement = page.getByRole('region', { name: 'How did it turn out?' });
    await judgement.getByRole('button', { name: 'Failure' }).click();
    await expect(judgement.getByText('said by')).toBeVisible();
    await page.getByRole('link', { name: 'When does the ferry leave?', exact: true }).click();
    await expect(page.getByText('at ten on other days')).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: 'Go on with this' }).click();
    await expect(page.getByText('Goes on in')).toBeVisible();
    await task.fill('When does the ferry leave on a Sunday?');
    await page.getByRole('button', { name: 'Give the task' }).click();
    await expect(page.getByRole('button', { name: 'Go on with this' })).toBeVisible();
    expect(server.asked.at(-1)?.messages).toHaveLength(4);
    expect(server.asked.at(-1)?.task).toContain('- failure: Task: When does the ferry leave?');
  });

  await test.step('one that takes long is watched, survives a reload, and is cancelled', async () => {
    await page.getByRole('button', { name: 'Another task' }).click();
    await task.fill('Something slow');
    await page.getByRole('button', { name: 'Give the task' }).click();
    await expect(page.getByText('Let me think')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Let me think')).toBeVisible();
    await agents.detail.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled. Nothing of it was kept.')).toBeVisible();
    await expect.poll(() => server.open()).toBe(0);
  });

  await test.step('a model that does not run is told in words, and nothing is lost', async () => {
    await server.close();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Give the task' }).click();
    await expect(page.getByRole('alert')).toContainText(`Nothing answers at ${server.baseUrl}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(task).toHaveValue('Something slow');
  });
});
