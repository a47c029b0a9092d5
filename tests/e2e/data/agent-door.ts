import { v7 } from 'uuid';
import { createCore } from '../../../electron/core/index.ts';
import { type Client, createClient } from '../../../shared/client.ts';

/** Opens a memory as an agent's own process does, lets it work there by a clock of its own, and closes it again. */
export async function workAsAgent<T>(
  home: string,
  name: string,
  work: (agent: Client) => Promise<T>,
  clock: () => number = Date.now,
): Promise<T> {
  const core = createCore({
    home,
    clock,
    newId: () => v7({ msecs: clock() }),
    logger: () => {},
    validateOutputs: true,
  });
  try {
    return await work(createClient(core.connect({ actor: 'agent', door: 'agent', client: name })));
  } finally {
    await core.close();
  }
}
