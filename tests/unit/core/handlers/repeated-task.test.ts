import { expect, it } from 'vitest';
import type { Client } from '../../../../shared/client.ts';
import { AGENT, openTestCore } from '../../../support/core.ts';
import { attempt, CHORES, doChore } from '../../../support/working-agent.ts';

const DAY = 86_400_000;
const ROUNDS = 3;

/** How many chores went well in each round, a day between the rounds. */
async function work(agent: Client, advance: (ms: number) => void): Promise<number[]> {
  const wentWell: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let count = 0;
    for (const chore of CHORES) if ((await doChore(agent, chore, round)).success) count += 1;
    wentWell.push(count);
    advance(DAY);
  }
  return wentWell;
}

it('a repeated task recalls what came of it, and does better each time', async () => {
  const test = openTestCore();
  const agent = test.client(AGENT);
  await furnishWithOtherThings(agent);
  const wentWell = await work(agent, test.clock.advance);
  // The first way never works. Who remembers one failure finds the second, who remembers two the third.
  const second = CHORES.filter(({ ways, works }) => ways[1] === works).length;
  expect(wentWell).toEqual([0, second, CHORES.length]);
  expect(CHORES.map((chore) => attempt(chore, '').success)).not.toContain(true);

  const { items } = await agent.decisions.list({ outcomes: ['success'] });
  expect(items.every(({ memoriesUsed }) => memoriesUsed.length > 0)).toBe(true);
});

it('gives the former outcome first, in whatever words the task comes again', async () => {
  const test = openTestCore();
  const agent = test.client(AGENT);
  await furnishWithOtherThings(agent);
  for (const chore of CHORES) await doChore(agent, chore, 0);
  for (const { wordings, ways } of CHORES) {
    for (const task of wordings) {
      const { items } = await agent.recall.run({ task, kinds: ['memory'] });
      expect(items[0]?.text, task).toContain(`Way: ${ways[0]} | Outcome: failure`);
    }
  }
});

it('learns nothing where the person set the agent not to learn', async () => {
  const test = openTestCore();
  const agent = test.client(AGENT);
  await agent.recall.run({ task: 'be known' });
  const { items } = await test.client().agents.list({});
  for (const { id } of items) await test.client().agents.update({ id, learningEnabled: false });
  const [chore] = CHORES;
  if (chore === undefined) throw new Error('no chore');
  await expect(doChore(agent, chore, 0)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await agent.recall.run({ task: chore.wordings[1] ?? '' })).contextBlock).toBe('');
});

/** What shares words with the chores and has nothing to do with them. */
async function furnishWithOtherThings(agent: Client): Promise<void> {
  const contents = [
    'The ferry leaves on the hour from the old harbor',
    'The accountant is on holiday in August',
    'The report template lies in the shared folder',
    'A deploy takes eleven minutes on average',
    'Склад открыт до шести',
    'Переводчика зовут Ильзе',
  ];
  for (const content of contents) await agent.memories.add({ content });
}
