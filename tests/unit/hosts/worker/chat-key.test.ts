import { expect, it, onTestFinished } from 'vitest';
import { startCore } from '../../../../electron/hosts/worker/core-client.ts';
import { createClient } from '../../../../shared/client.ts';
import { startChatServer } from '../../../support/chat-server.ts';
import { filesHolding } from '../../../support/store-file.ts';
import { temporaryHome } from '../temporary-home.ts';

it('the key of the model reaches the workers, and nothing that is kept', async () => {
  const server = await startChatServer({ key: 'zqkey', reply: () => 'Seven.' });
  onTestFinished(server.close);
  const home = temporaryHome();
  const core = startCore({ home, validateOutputs: true, chatKey: 'zqkey' });
  const client = createClient(core.connect({ actor: 'person', door: 'person', client: 'window-1' }));
  const model = { 'chat.baseUrl': server.baseUrl, 'chat.model': 'llama3.2' };
  await client.settings.set({ values: { 'chat.provider': 'openai-compatible', ...model } });
  expect(await client.models.list({})).toMatchObject({ models: ['llama3.2'], found: true });
  expect(await client.agents.execute({ agent: 'scout', task: 'Count' })).toMatchObject({ answer: 'Seven.' });
  await core.close();
  expect(filesHolding(home, 'zqkey')).toEqual([]);
});
