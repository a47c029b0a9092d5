import { workAsAgent } from './agent-door.ts';

const DAYS = [
  [
    'My favourite editor is Neovim, and the whole team knows it by now.',
    'We decided to use SQLite for the first version of the billing service.',
  ],
  [
    'My favourite editor is Neovim, as I keep telling everybody in the office.',
    'Always run the linter before you commit anything to the repository.',
  ],
  [
    'My favourite editor is Neovim.',
    'Remember that the demo of the billing service moved to Tuesday.',
    'The invoice module of the billing service should be reviewed by somebody from accounting.',
  ],
];

/** An agent works in three sessions: a person prefers and asks, tasks come again, memories say the same. */
export async function workOnBilling(home: string, name: string, module = 'invoice'): Promise<void> {
  await workAsAgent(home, name, async (agent) => {
    for (const [day, texts] of DAYS.entries()) {
      const session = await agent.sessions.create({ title: `Billing, day ${day + 1}` });
      for (const text of texts) {
        await agent.messages.add({ sessionId: session.id, message: { role: 'user', text } });
      }
      for (const description of [`Read the ${module} module`, 'Write the review', 'Send the review'])
        await agent.tasks.add({ description, sessionId: session.id });
      await agent.sessions.end({ id: session.id });
      const content = 'The deploy day of billing is Thursday.';
      await agent.memories.add({ content, type: 'semantic', importance: day + 1 });
    }
    for (const words of [
      'Tomatoes in the garden need water every evening',
      'The garden tomatoes were planted in May',
      'Water the tomatoes of the garden before the heat',
    ])
      await agent.knowledge.add({ category: 'garden', key: words.slice(0, 20), value: words });
  });
}
