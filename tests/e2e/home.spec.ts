import type { Locator } from '@playwright/test';
import { workAsAgent } from './data/agent-door.ts';
import { expect, test } from './fixture.ts';
import { Shell } from './pages/shell.ts';

const DAY = 86_400_000;

test('what changed while the person was away, and where each number leads', async ({
  page,
  home,
  host,
  cli,
}) => {
  const shell = new Shell(page);
  const screen = page.getByRole('region', { name: 'Home', exact: true });
  const list = page.getByRole('grid', { name: 'Memories' });
  const rows = list.locator('[data-id]');
  const stat = (name: string) => screen.locator('.stat').filter({ hasText: name }).locator('.stat-number');

  await test.step('empty, it says why, and leads on', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(screen.getByText('Nothing is remembered yet')).toBeVisible();
    await expect(shell.breadcrumb).toContainText('Home');
  });

  await test.step('an agent works, and the numbers come by themselves', async () => {
    const clock = { now: Date.now() - 3 * DAY };
    await workAsAgent(
      home,
      'Claude Code',
      async (agent) => {
        await agent.memories.add({ content: 'The ferry to Saaremaa leaves at seven', type: 'working' });
        await agent.memories.add({
          content: 'Fares come with decimal commas',
          type: 'semantic',
          tags: ['fares'],
        });
        clock.now += 2 * DAY;
        const { items } = await agent.recall.run({ task: 'Read the fares', kinds: ['memory'], threshold: 0 });
        await agent.decisions.log({
          summary: 'Load fares as text',
          memoriesUsed: items.map(({ id }) => id).slice(0, 1),
          outcome: 'success',
        });
        await agent.decisions.log({ summary: 'Guess the harbour', outcome: 'failure' });
      },
      () => clock.now,
    );
    await expect(stat('saved').locator('b')).toHaveText('2');
    await expect(screen.getByRole('link', { name: 'Claude Code 2' })).toBeVisible();
  });

  await test.step('a number leads to as many records, and back', async () => {
    await stat('saved').click();
    await expect(rows).toHaveCount(2);
    await expect(page.getByText('saved since')).toBeVisible();
    await page.goBack();
    await screen.getByRole('link', { name: '1', exact: true }).first().waitFor();
    const succeeded = screen.getByRole('region', { name: 'Decisions that succeeded' });
    await expect(succeeded).toContainText('100%');
    await succeeded.getByRole('link').first().click();
    await expect(page.locator('[data-decision]')).toHaveCount(1);
    await expect(page.locator('[data-decision]')).toContainText('Load fares as text');
    await page.goBack();
  });

  await test.step('a day of the map opens what was saved on it, by keys as well', async () => {
    const map = screen.getByRole('slider', { name: /saved each day/ });
    await map.focus();
    await page.keyboard.press('ArrowUp');
    await expect(map).toHaveAttribute('aria-valuetext', /nothing saved/);
    await page.keyboard.press('End');
    for (let day = 0; day < 3; day += 1) await page.keyboard.press('ArrowUp');
    await expect(map).toHaveAttribute('aria-valuetext', /2 memories/);
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(2);
    await expect(page.getByText('saved before')).toBeVisible();
    await page.goBack();
  });

  await test.step('the numbers behind a chart are a table', async () => {
    await expect(screen.getByRole('application', { name: /each type/ })).toBeVisible();
    await screen.getByRole('button', { name: 'Growth: show as table' }).click();
    const row = screen.getByRole('region', { name: 'Growth' }).getByRole('row').nth(1);
    await expect(row.getByRole('link')).toHaveText(['1', '1']);
    await row.getByRole('link').last().click();
    await expect(rows).toHaveCount(1);
    await page.goBack();
  });

  await test.step('what cools next is kept warm, and that is undone', async () => {
    const next = screen.getByRole('listitem').filter({ hasText: 'Saaremaa' });
    await next.getByRole('button', { name: 'Keep warm' }).click();
    await expect(next).toHaveCount(0);
    await expect(tierOf(screen, 'Hot').getByRole('link')).toHaveCount(1);
    await shell.undoByKey();
    await expect(next).toHaveCount(1);
  });

  await test.step('a threshold that is passed is told, with one button', async () => {
    await cli('settings.set', { values: { 'alerts.diskFreeMb': 10_000_000 } });
    await shell.goTo('Sessions');
    await shell.goTo('Home');
    const alerts = screen.getByRole('region', { name: 'Alerts' });
    await expect(alerts.getByRole('listitem')).toHaveCount(1);
    await alerts.getByRole('button', { name: /Trash/ }).click();
    await expect(shell.breadcrumb).toContainText('Trash');
    await page.goBack();
  });

  await test.step('marked as seen, nothing is new, until something is', async () => {
    await page.keyboard.press('e');
    await expect(shell.notifications.getByText('Marked as seen')).toBeVisible();
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('Since today');
    await expect(stat('saved').locator('b')).toHaveText('0');
    await cli('memories.add', { content: 'Written after' });
    await expect(stat('saved').locator('b')).toHaveText('1');
    await screen.getByRole('button', { name: '7 days' }).click();
    await expect(stat('saved').locator('b')).toHaveText('3');
    await page.getByRole('button', { name: 'Since I looked' }).click();
    await shell.undoByKey();
    await expect(stat('saved').locator('b')).toHaveText('3');
  });

  await test.step('where there are memories, a window begins here', async () => {
    await page.goto('about:blank');
    await page.goto(await host.newAddress());
    await expect(screen.getByRole('heading', { level: 1 })).toContainText('Since');
    await expect(page).toHaveURL(/#\/home$/);
  });
});

function tierOf(screen: Locator, tier: string): Locator {
  return screen.getByRole('row').filter({ hasText: tier });
}
