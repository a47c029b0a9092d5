/** Lets an agent carry out a task on a disk that is full once the model answers, and says what came of it. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { type Client, createClient } from '../../shared/client.ts';
import { startChatServer } from './chat-server.ts';

const [home = ''] = process.argv.slice(2);

async function work(): Promise<void> {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: true,
  });
  const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'window-1' }));
  const server = await startChatServer({
    async reply() {
      await fillUp(client);
      return 'Seven.';
    },
  });
  const model = { 'chat.baseUrl': server.baseUrl, 'chat.model': 'llama3.2' };
  await client.settings.set({ values: { 'chat.provider': 'openai-compatible', ...model } });
  await client.memories.add({ content: 'There are seven boats', agent: 'scout' });
  const done = await client.agents.execute({ agent: 'scout', task: 'Count the boats' });
  const { answer, memoriesUsed, problems, phase, job } = done;
  process.stdout.write(
    `${JSON.stringify({ answer, used: memoriesUsed.length, phase, state: job.state, problems })}\n`,
  );
  process.exit(0);
}

async function fillUp(client: Client): Promise<void> {
  for (let count = 0; ; count += 1) {
    const fact = { category: 'filler', key: String(count), value: 'x'.repeat(20_000) };
    const full = await client.knowledge.add(fact).then(
      () => false,
      () => true,
    );
    if (full) return;
  }
}

await work();
