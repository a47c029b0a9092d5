import { createHash } from 'node:crypto';
import { checkIntegrity, rowsOf } from '../support/store-file.ts';
import { workAsAgent } from './data/agent-door.ts';
import { workThreeWeeks } from './data/three-weeks.ts';
import { enter, expect, test } from './fixture.ts';
import { AgentsPage } from './pages/agents-page.ts';
import { InboxPage } from './pages/inbox-page.ts';
import { RunsPage } from './pages/runs-page.ts';
import { Shell } from './pages/shell.ts';

const DAY = 86_400_000;
const AGENT = 'Claude Code';

test('an agent works for three weeks, and the person makes of it what is to stay', async ({
  page,
  home,
  host,
  cli,
}) => {
  test.slow();
  page.setDefaultTimeout(15_000);
  const shell = new Shell(page);
  const runs = new RunsPage(page);
  const inbox = new InboxPage(page);
  const agents = new AgentsPage(page);
  const list = page.getByRole('grid', { name: 'Memories' });
  const memory = page.getByRole('region', { name: 'Memory', exact: true });
  const clock = { now: 0 };

  await test.step('it prefers, decides, repeats and contradicts itself, by a clock of its own', async () => {
    const { rounds } = await workAsAgent(
      home,
      AGENT,
      (agent) => workThreeWeeks(agent, clock, Date.now()),
      () => clock.now,
    );
    // What it did before it recalls, and does better.
    const wentWell = rounds.map((attempts) => attempts.filter(({ success }) => success).length);
    expect(wentWell).toEqual([0, 3, 5, 5]);
    await shell.goTo('Memories');
    await expect(list.getByRole('row', { name: /The deploy day is Monday/ })).toBeVisible();
  });
  const sources = hashOfSources(home);

  await test.step('a run is previewed, and nothing is done', async () => {
    await shell.goTo('Runs');
    await page.getByRole('button', { name: 'See what it would do' }).click();
    for (const kind of ['Merged', 'Promoted', 'Summarised', 'For you to decide'])
      await expect(runs.kind(kind)).toBeVisible();
    expect(await cli('consolidation.runs')).toMatchObject({ items: [] });
    expect(await cli('inbox.list')).toMatchObject({ items: [] });
  });

  await test.step('applied, it summarises, promotes, merges, cools, and asks', async () => {
    await runs.preview.getByRole('button', { name: /^Apply all/ }).click();
    await expect(runs.run.getByText('It did exactly what the preview showed.')).toBeVisible();
    await expect(inbox.badge).toHaveText('8');
    expect(hashOfSources(home)).toBe(sources);
    await runs.show('Patterns');
    await expect(runs.patterns.row('short answers')).toBeVisible();
  });

  await test.step('the Inbox is gone through by keys', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await inbox.goTo('The deploy day is Monday');
    await expect(inbox.side('A').locator('.ins')).toHaveText('Thursday');
    await inbox.decide('b', 'Kept the proposed one');
    await inbox.goTo('short answers');
    await inbox.decide('a', 'Kept');
    await inbox.goTo('Helix');
    await inbox.decide('f', 'Forgotten');
    await expect(inbox.badge).toHaveText('5');
    expect(await cli('preferences.list')).toMatchObject({
      items: [{ value: expect.stringContaining('short answers') }],
    });
  });

  await test.step('two memories that say nearly the same become one', async () => {
    await shell.goTo('Memories');
    await list.getByRole('row', { name: /passengers in the summer/ }).click();
    await expect(memory.getByText(/Another memory says nearly the same/)).toBeVisible();
    await memory.getByRole('button', { name: 'Merge…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make one memory of two' });
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText('Merged into one memory')).toBeVisible();
  });

  await test.step('the run is taken back; what the person decided stays', async () => {
    await shell.goTo('Runs');
    await runs.show('Runs');
    await runs.runs.rows.first().click();
    const dialog = await runs.undo();
    await dialog.getByRole('button', { name: 'Undo this run' }).click();
    await expect(runs.run.getByText(/was taken back/).first()).toBeVisible();
    expect(hashOfSources(home)).toBe(sources);
    expect(rowsOf(home, 'SELECT 1 FROM sessions WHERE summary IS NOT NULL')).toEqual([]);
    expect(await cli('preferences.list')).toMatchObject({
      items: [{ value: expect.stringContaining('short answers') }],
    });
    await expect(inbox.badge).toBeHidden();
  });

  await test.step('the agent is reset, and that is taken back', async () => {
    await shell.goTo('Agents');
    await agents.show(AGENT, 'Memories');
    const dialog = await agents.openReset();
    await expect(dialog).toContainText('set aside in a checkpoint, then to Trash');
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await expect(agents.detail.getByText('It remembers nothing of its own')).toBeVisible();
    await shell.undoByKey();
    await expect(agents.detail.getByText('The deploy day is Monday.')).toBeVisible();
  });

  await test.step('a month later a run came by itself, and what was not used has cooled', async () => {
    await page.goto('about:blank');
    await page.clock.setSystemTime(Date.now() + 30 * DAY);
    await enter(page, await host.restartLater(30 * DAY));
    await shell.goTo('Runs');
    await expect(runs.runs.row('at start')).toBeVisible({ timeout: 30_000 });
    await expect(runs.runs.rows).toHaveCount(2);
    await shell.goTo('Memories');
    await expect(list.getByRole('row', { name: /Cold/ }).first()).toBeVisible();
    expect(hashOfSources(home)).toBe(sources);
    checkIntegrity(home);
  });
});

/** What people and agents wrote: none of it may ever change. */
function hashOfSources(home: string): string {
  const rows = rowsOf(home, 'SELECT id, role, parts, sent_at FROM messages ORDER BY id');
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
