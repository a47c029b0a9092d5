import type { Client } from '../../shared/client.ts';

/** A chore that comes again in other words; one of its ways works, which the agent is not told. */
export type Chore = Readonly<{ wordings: readonly string[]; ways: readonly string[]; works: string }>;

/** How an agent did a chore, and the memories it had before it when it chose. */
export type Attempt = Readonly<{ way: string; success: boolean; recalled: readonly string[] }>;

/** Chores in both languages. Their first way never works, so that nobody does well by luck. */
export const CHORES: readonly Chore[] = [
  {
    wordings: [
      'Load the ferry fares from the sheet',
      'Load this week’s fares of the ferry',
      'The ferry fares are to be loaded again',
    ],
    ways: ['as numbers', 'as dates', 'as text'],
    works: 'as text',
  },
  {
    wordings: [
      'Send the quarter report to the accountant',
      'The accountant wants the report of this quarter',
      'Send the accountant a quarter report',
    ],
    ways: ['as a link', 'on paper', 'as CAMT.053'],
    works: 'on paper',
  },
  {
    wordings: [
      'Restart the harbor service after the deploy',
      'After this deploy, restart harbor',
      'Restart of harbor following a deploy',
    ],
    ways: ['all at once', 'one by one', 'at night'],
    works: 'one by one',
  },
  {
    wordings: [
      'Собрать отчёт по складу',
      'Нужен свежий отчёт по складу, собери его',
      'Собери отчёты о складе ещё раз',
    ],
    ways: ['из почты', 'из таблицы', 'из базы'],
    works: 'из базы',
  },
  {
    wordings: [
      'Перенести встречу с переводчиком',
      'Встречу с переводчиком надо перенести',
      'Перенеси встречи с переводчиком на час',
    ],
    ways: ['письмом', 'звонком', 'через календарь'],
    works: 'звонком',
  },
];

/**
 * Does a chore as an agent with a memory does: recalls, chooses, tries, and remembers what came of it. The model is faked:
 * it reads the block of context and nothing else.
 */
export async function doChore(agent: Client, chore: Chore, round: number): Promise<Attempt> {
  const task = chore.wordings[round % chore.wordings.length] ?? '';
  const { contextBlock, items } = await agent.recall.run({ task });
  const { way, success } = attempt(chore, contextBlock);
  const outcome = success ? 'success' : 'failure';
  const recalled = items.flatMap(({ kind, id, inContext }) => (kind === 'memory' && inContext ? [id] : []));
  await agent.memories.add({ content: `Task: ${task} | Way: ${way} | Outcome: ${outcome}` });
  await agent.decisions.log({
    summary: `${task}: ${way}`,
    inputs: { task },
    options: [...chore.ways],
    chosen: way,
    memoriesUsed: recalled,
    outcome,
  });
  return { way, success, recalled };
}

/** Chooses by a block of context, and tries. */
export function attempt(chore: Chore, contextBlock: string): Pick<Attempt, 'way' | 'success'> {
  const way = choose(chore.ways, contextBlock);
  return { way, success: way === chore.works };
}

/** Takes the way that is said to have worked, else the first that is not said to have failed. */
function choose(ways: readonly string[], contextBlock: string): string {
  const went = (way: string, outcome: string) => contextBlock.includes(`| Way: ${way} | Outcome: ${outcome}`);
  return (
    ways.find((way) => went(way, 'success')) ?? ways.find((way) => !went(way, 'failure')) ?? ways[0] ?? ''
  );
}
