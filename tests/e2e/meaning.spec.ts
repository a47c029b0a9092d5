import { startEmbeddingServer } from '../support/embedding-server.ts';
import { findFaults } from './axe.ts';
import { expect, test } from './fixture.ts';
import { Shell } from './pages/shell.ts';

/** Longer than any test: an answer that is waited for until it is not wanted any more. */
const HELD_MS = 600_000;

test('a model for meaning is set up, finds other words for the same, fails, and is done without', async ({
  page,
  cli,
  host,
}) => {
  const answers = { afterMs: 0 };
  const options = {
    models: ['tiny-embed', 'llama3.2'],
    same: [['florpin', 'brintok']],
    slowMs: () => answers.afterMs,
  };
  let server = await startEmbeddingServer(options);
  const shell = new Shell(page);
  const group = page.getByRole('region', { name: 'Search by meaning' });
  const found = page.getByRole('link', { name: /Her florpin is grey/ });
  for (const content of ['Her florpin is grey', 'Lunch is at noon']) await cli('memories.add', { content });

  async function recall(task: string) {
    await page.getByRole('textbox', { name: 'A task or a question' }).fill(task);
    await page.getByRole('button', { name: 'Recall', exact: true }).click();
  }

  async function tryRecall() {
    await shell.goTo('Memories');
    await page.getByRole('button', { name: 'Try a recall' }).click();
    await expect(page.getByRole('heading', { name: 'What would be recalled?' })).toBeVisible();
  }

  await test.step('it is off: only words find', async () => {
    await tryRecall();
    await recall('what about brintok');
    await expect(page.getByText('Nothing would be recalled')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the provider, the address and one of its models are chosen', async () => {
    await shell.goTo('Settings');
    await expect(group.getByRole('textbox')).toHaveCount(0);
    await group.getByRole('combobox', { name: 'Model for embeddings' }).click();
    await page.getByRole('option', { name: 'Ollama' }).click();
    const address = group.getByRole('textbox', { name: 'Address' });
    await address.fill(server.baseUrl);
    await address.press('Enter');
    await expect(group.getByText('Not needed: the address is on this computer.')).toBeVisible();
    await group.getByRole('button', { name: 'Test the connection' }).click();
    await expect(group.getByText('It answers and has 2 models.')).toBeVisible();
    answers.afterMs = HELD_MS;
    await group.getByRole('button', { name: 'tiny-embed' }).click();
    await expect(group.getByRole('textbox', { name: 'Model', exact: true })).toHaveValue('tiny-embed');
  });

  await test.step('the vectors are made in the background, with progress, and are paused and gone on with', async () => {
    await expect(group.getByRole('progressbar', { name: 'Vectors of the memory' })).toBeVisible();
    await expect.poll(() => server.asked.length).toBeGreaterThan(0);
    await group.getByRole('button', { name: 'Pause' }).click();
    await expect(group.getByText('It is paused.')).toBeVisible();
    answers.afterMs = 0;
    await group.getByRole('button', { name: 'Go on' }).click();
    await expect(group.getByText('2 vectors are ready.')).toBeVisible();
    await expect(shell.status).toContainText('Local only');
    expect(await findFaults(page)).toEqual([]);
  });

  await test.step('what says the same in other words is found, and it is told how', async () => {
    await tryRecall();
    // A vector that comes late leaves a question to words alone, so it is asked again in other words.
    await expect(async () => {
      await recall(`what about brintok ${Date.now()}`);
      await expect(page.getByText(/says nearly the same in other words/)).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(found).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the model fails: words go on finding, and health says so until it works again', async () => {
    await server.close();
    await tryRecall();
    await recall('the grey florpin');
    await expect(found).toBeVisible();
    await page.keyboard.press('Escape');
    await shell.goTo('Settings');
    await page.getByRole('link', { name: 'Open Health' }).click();
    const check = page.getByRole('listitem').filter({ hasText: 'Search by meaning' });
    await expect(check).toContainText(`Nothing answers at ${server.baseUrl}`);
    server = await startEmbeddingServer({ ...options, port: server.port });
    await check.getByRole('button', { name: 'Test the model' }).click();
    await expect(check).toContainText('2 vectors are ready.');
  });

  await test.step('another computer is named at the foot, and everything can be deleted', async () => {
    await shell.goTo('Settings');
    const address = group.getByRole('textbox', { name: 'Address' });
    await address.fill('http://vectors.invalid:11434');
    await address.press('Enter');
    await group.getByRole('switch', { name: 'Send memories and messages to vectors.invalid' }).click();
    await expect(shell.status).toContainText('Memories go to vectors.invalid');
    await group.getByRole('button', { name: 'Delete vectors…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(shell.status).toContainText('Local only');
    await expect(group.getByRole('button', { name: 'Delete vectors…' })).toHaveCount(0);
  });
  await server.close();
  await page.goto('about:blank'); // a window would complain that Mneme is away
  await host.stop();
  // The one other computer that was allowed may have been asked, and none beside.
  expect(host.outbound().filter((line) => !line.endsWith(' vectors.invalid'))).toEqual([]);
  host.forgetOutbound();
});
