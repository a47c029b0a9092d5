import { v7 } from 'uuid';
import { createCore } from '../../../electron/core/index.ts';
import { createClient } from '../../../shared/client.ts';

/** Adds many facts and tasks to a memory, as an agent in another process would. */
export async function addMany(home: string, wanted: { facts?: number; tasks?: number }): Promise<void> {
  const core = createCore({
    home,
    clock: Date.now,
    newId: () => v7(),
    logger: () => {},
    validateOutputs: false,
  });
  const client = createClient(core.connect({ actor: 'agent', door: 'agent', client: 'Claude Code' }));
  for (let index = 0; index < (wanted.facts ?? 0); index += 1)
    await client.knowledge.add({ category: 'garden', key: `bed ${index}`, value: `beans ${index}` });
  for (let index = 0; index < (wanted.tasks ?? 0); index += 1)
    await client.tasks.add({ description: `Water bed ${index}` });
  await core.close();
}
