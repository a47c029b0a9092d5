import { workAsAgent } from './data/agent-door.ts';
import { expect, test } from './fixture.ts';
import { AgentsPage } from './pages/agents-page.ts';
import { Shell } from './pages/shell.ts';

test('an agent works, and the person looks, compares, restores, resets and takes that back', async ({
  page,
  home,
  watch,
}) => {
  watch.allow(/status of 409/); // a name that is taken
  watch.allow(/status of 404.*checkpoints\.diff/); // a checkpoint that is taken back while it is compared
  const shell = new Shell(page);
  const agents = new AgentsPage(page);
  await shell.goTo('Agents');
  await expect(page.getByText('No agent has called yet')).toBeVisible();

  await workAsAgent(home, 'Scout', async (scout) => {
    await scout.agents.register({ type: 'research' });
    await scout.memories.add({ content: 'The ferry leaves at nine', type: 'semantic' });
    await scout.agentState.set({ state: { step: 1, plan: ['read'] } });
    await scout.checkpoints.create({ label: 'After reading' });
    await scout.agentState.set({ state: { step: 2, plan: ['read', 'compare'] } });
    await scout.checkpoints.create({ label: 'After comparing' });
    await scout.agentState.set({ state: { step: 3, plan: ['read', 'compare', 'write'] } });
  });

  await test.step('it appears by itself, with what it did today', async () => {
    await agents.show('Scout', 'State');
    await expect(agents.detail.getByRole('group', { name: 'Present state' })).toContainText('step: 3');
    await expect(agents.detail.getByText('plan[2]')).toBeVisible();
    await expect(agents.detail.locator('.figure', { hasText: 'writes today' })).toContainText('7');
  });

  await test.step('two checkpoints are compared, and one with the present', async () => {
    await agents.tab('Checkpoints').click();
    await agents.checkpoint('After reading').getByRole('button', { name: 'Compare' }).click();
    const compared = agents.detail.getByRole('region', { name: 'Compare' });
    await expect(compared).toContainText('After reading → the present');
    await expect(compared).toContainText('3 places differ');
    await agents.checkpoint('After comparing').getByRole('button', { name: 'Compare' }).click();
    await expect(compared).toContainText('After reading → After comparing');
    await expect(compared).toContainText('2 places differ');
  });

  await test.step('one is restored, and the present is set aside first', async () => {
    await agents.checkpoint('After reading').getByRole('button', { name: 'Restore After reading' }).click();
    await expect(agents.checkpoint('Before “After reading” was restored')).toBeVisible();
    await agents.tab('State').click();
    await expect(agents.detail.getByRole('group', { name: 'Present state' })).toContainText('step: 1');
    await shell.undoByKey();
    await expect(agents.detail.getByRole('group', { name: 'Present state' })).toContainText('step: 3');
  });

  await test.step('one begins a new agent', async () => {
    await agents.tab('Checkpoints').click();
    await expect(agents.checkpoint('Before “After reading” was restored')).toBeHidden();
    await agents
      .checkpoint('After reading')
      .getByRole('button', { name: /^More for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Restore as a new agent…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Scout');
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText('There is an agent of this name already.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ranger');
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(agents.detail.getByRole('heading', { name: 'Ranger' })).toBeVisible();
    await expect(agents.detail.getByRole('group', { name: 'Present state' })).toContainText('step: 1');
  });

  await test.step('a reset says what it moves, moves it, and is taken back as one', async () => {
    await agents.show('Scout', 'Memories');
    await expect(agents.detail.getByText('The ferry leaves at nine')).toBeVisible();
    const dialog = await agents.openReset();
    await expect(dialog).toContainText('set aside in a checkpoint, then to Trash');
    await expect(dialog).toContainText('1 memory of its own to Trash');
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await expect(agents.detail.getByText('It remembers nothing of its own')).toBeVisible();
    await agents.tab('State').click();
    await expect(agents.detail.getByText('This agent has set no state')).toBeVisible();
    await agents.tab('Checkpoints').click();
    await expect(agents.checkpoint('Before a reset')).toBeVisible();
    // The state, the memory, and the checkpoint of the restore that was undone.
    await expect(shell.link('Trash')).toContainText('3');
    await shell.undoByKey();
    await expect(agents.checkpoint('Before a reset')).toBeHidden();
    await agents.tab('State').click();
    await expect(agents.detail.getByRole('group', { name: 'Present state' })).toContainText('step: 3');
    await agents.tab('Memories').click();
    await expect(agents.detail.getByText('The ferry leaves at nine')).toBeVisible();
  });
});

test('a state is edited as JSON, checked, and never written over what came meanwhile', async ({
  page,
  home,
}) => {
  const shell = new Shell(page);
  const agents = new AgentsPage(page);
  await workAsAgent(home, 'Scout', (scout) => scout.agentState.set({ state: { step: 1 } }));
  await shell.goTo('Agents');
  await agents.show('Scout', 'State');
  const present = agents.detail.getByRole('group', { name: 'Present state' });
  await agents.editState('{"step": 2,}');
  await expect(page.getByRole('alert')).toContainText('This is not JSON');
  await agents.json.fill('{"step": 2, "by": "hand"}');
  await workAsAgent(home, 'Scout', (scout) => scout.agentState.set({ state: { step: 9 } }));
  await expect(page.getByText('The state was changed meanwhile. Yours is still here.')).toBeVisible();
  await expect(agents.json).toHaveValue('{"step": 2, "by": "hand"}');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(present).toContainText('by: "hand"');
  await shell.undoByKey();
  await expect(present).toContainText('step: 9');
});

test('decisions are judged by the person, and a link leads to one', async ({ page, home }) => {
  const shell = new Shell(page);
  const agents = new AgentsPage(page);
  const id = await workAsAgent(home, 'Scout', async (scout) => {
    const used = await scout.memories.add({ content: 'Ferries are late in fog' });
    await scout.decisions.log({ summary: 'Wait for the fog to lift', outcome: 'failure' });
    const logged = await scout.decisions.log({
      summary: 'Take the nine o’clock ferry',
      inputs: { fog: true },
      options: ['Nine o’clock', 'Noon'],
      chosen: 'Nine o’clock',
      memoriesUsed: [used.id],
    });
    return logged.id;
  });
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `/agents?decision=${id}`);
  const decision = agents.decision('Take the nine o’clock ferry');
  await expect(decision).toContainText('Noon');
  await expect(decision).toContainText('fog: true');
  await expect(decision.getByRole('link', { name: 'Ferries are late in fog' })).toBeVisible();
  await decision.getByRole('button', { name: 'Success' }).click();
  await expect(decision).toContainText('said by You');
  await decision.getByRole('button', { name: '0.80' }).click();
  await expect(decision).toContainText('0.80');
  const refused = workAsAgent(home, 'Scout', (scout) =>
    scout.decisions.setOutcome({ id, outcome: 'failure' }),
  );
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  await agents.detail
    .getByRole('group', { name: 'Outcome' })
    .getByRole('button', { name: 'Failure' })
    .last()
    .click();
  await expect(agents.decision('Wait for the fog to lift')).toBeVisible();
  await shell.undoByKey();
  await expect(shell.notifications).toContainText('Undone: outcome of a decision changed');
});

test('a paused agent is refused until it is resumed, and so is what it may not do', async ({
  page,
  home,
}) => {
  const shell = new Shell(page);
  const agents = new AgentsPage(page);
  const remember = () =>
    workAsAgent(home, 'Scout', (scout) =>
      scout.knowledge.add({ category: 'me', key: 'tea', value: 'green' }),
    );
  await workAsAgent(home, 'Scout', (scout) => scout.agents.get({}));
  await shell.goTo('Agents');
  await agents.show('Scout', 'Access');
  await page.keyboard.press('p');
  await expect(agents.detail.getByText('It can neither write nor recall.')).toBeVisible();
  await expect(remember()).rejects.toThrow(/paused by the person/);
  await agents.detail.getByRole('button', { name: /^Resume/ }).click();
  await agents.detail.getByRole('checkbox', { name: 'May write: Knowledge' }).click();
  await expect(agents.detail.getByText('read 6 of 6 kinds, write 5')).toBeVisible();
  await expect(remember()).rejects.toThrow(/does not let Scout write knowledge/);
  await shell.undoByKey();
  await expect(agents.detail.getByText('read and write everything')).toBeVisible();
  await remember();
});

test('an agent is added beforehand by keys alone', async ({ page }) => {
  const agents = new AgentsPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByText('No agent has called yet')).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Scout');
  await page.keyboard.press('Tab');
  await page.keyboard.type('research');
  await page.keyboard.press('Enter');
  await expect(agents.detail.getByRole('heading', { name: 'Scout' })).toBeVisible();
  await expect(agents.list.row('Scout')).toContainText('research');
  await agents.tab('State').focus();
  await page.keyboard.press('ArrowRight');
  await expect(agents.tab('Checkpoints')).toHaveAttribute('aria-selected', 'true');
});
