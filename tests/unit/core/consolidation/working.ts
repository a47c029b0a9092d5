import { createHash } from 'node:crypto';
import type { ConsolidationRun } from '../../../../shared/entities/run.ts';
import { AGENT, type TestCore } from '../../../support/core.ts';
import { ASIDE, rowsOf, wholeState } from '../../../support/store-file.ts';

/** The memory without what is aside, each living row without its version: what a person sees of it. */
export function memoryOf(home: string): Record<string, unknown[]> {
  const state = wholeState(home, [...ASIDE, 'agent_activity']);
  return Object.fromEntries(
    Object.entries(state).map(([table, rows]) => [
      table,
      rows
        .filter((row) => row['deleted_at'] === null)
        .map(({ updated_at: _version, last_active: _active, ...row }) => row),
    ]),
  );
}

/** One hash of every text people and agents wrote: messages, memories and facts that are not consolidation's own. */
export function hashSources(home: string): string {
  const hash = createHash('sha256');
  for (const sql of [
    'SELECT id, text, parts FROM messages ORDER BY id',
    `SELECT id, content FROM memories WHERE origin_actor <> 'consolidation' AND typeof(content) = 'text' ORDER BY id`,
    `SELECT id, category, key, value FROM knowledge WHERE origin_actor <> 'consolidation' ORDER BY id`,
    'SELECT id, title FROM sessions ORDER BY id',
  ])
    for (const row of rowsOf(home, sql)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

/** Runs consolidation to its end, and looks that no source changed. */
export async function consolidate(test: TestCore, agentId?: string): Promise<ConsolidationRun> {
  const before = hashSources(test.home);
  const client = test.client();
  const { run } = await client.consolidation.run(agentId === undefined ? {} : { agentId });
  await test.core.idle();
  if (hashSources(test.home) !== before) throw new Error('Consolidation changed a source');
  return client.consolidation.get({ id: run.id });
}

const DAY = 86_400_000;

/** An agent works for three days with a person who prefers, decides, repeats and contradicts. */
export async function work(test: TestCore): Promise<void> {
  const agent = test.client(AGENT);
  const days = [
    [
      'My favourite editor is Neovim, and the whole team knows it by now.',
      'We decided to use SQLite for the first version of the billing service.',
      'The billing service needs a careful review of the invoice module before the release.',
    ],
    [
      'My favourite editor is Neovim, as I keep telling everybody in the office.',
      'Always run the linter before you commit anything to the repository.',
      'The invoice module of the billing service should be reviewed by somebody from accounting.',
    ],
    [
      'My favourite editor is Neovim.',
      'I need to renew my passport by Friday.',
      'Remember that the demo of the billing service moved to Tuesday.',
      'const x = "my favourite editor is Emacs";',
    ],
  ];
  for (const [day, texts] of days.entries()) {
    const session = await agent.sessions.create({ title: `Day ${day + 1}` });
    for (const text of texts) {
      test.clock.advance(60_000);
      await agent.messages.add({ sessionId: session.id, message: { role: 'user', text } });
      await agent.messages.add({
        sessionId: session.id,
        message: { role: 'assistant', text: 'I will look after the invoice module of the billing service.' },
      });
    }
    for (const description of ['Read the invoice module', 'Write the review', 'Send the review'])
      await agent.tasks.add({ description, sessionId: session.id });
    await agent.sessions.end({ id: session.id });
    await agent.memories.add({ content: 'The deploy day of billing is Thursday.', type: 'semantic' });
    await agent.memories.add({ content: `Task of day ${day}: reviewed the invoice module`, type: 'working' });
    test.clock.advance(DAY);
  }
  await agent.memories.add({ content: 'The deploy day of billing is Monday.', type: 'semantic' });
  for (const words of [
    'Tomatoes in the garden need water every evening',
    'The garden tomatoes were planted in May',
    'Water the tomatoes of the garden before the heat',
  ])
    await agent.knowledge.add({ category: 'garden', key: words.slice(0, 20), value: words });
}
