/** Salvages a damaged memory in a process of its own, and says when it begins and when it is done. */
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
const client = createClient(core.connect({ actor: 'person', door: 'script', client: 'rescuer' }));
process.stdout.write('begin\n');
await client.store.salvage({});
process.stdout.write('done\n');
await core.close();
