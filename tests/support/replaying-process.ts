/** Opens a memory in a process of its own and carries out what waits in its spool; says when it looks and when it is done. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = ''] = process.argv.slice(2);
const core = createCore({
  home,
  clock: Date.now,
  newId: () => v7(),
  logger: () => undefined,
  validateOutputs: true,
});
const client = createClient(core.connect({ actor: 'person', door: 'script', client: 'replayer' }));
process.stdout.write('begin\n');
while ((await client.store.retry({})).kept > 0) await new Promise((resolve) => setTimeout(resolve, 20));
process.stdout.write('done\n');
await core.close();
