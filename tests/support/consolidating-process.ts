/** Consolidates in a process of its own. For tests that end it in the middle. */
import { v7 } from 'uuid';
import { createCore } from '../../electron/core/index.ts';
import { createClient } from '../../shared/client.ts';

const [home = '', at = '0'] = process.argv.slice(2);

const core = createCore({
  home,
  clock: () => Number(at),
  newId: () => v7(),
  logger: () => {},
  validateOutputs: true,
});
const client = createClient(core.connect({ actor: 'person', door: 'script', client: 'cli' }));
await client.consolidation.run({});
process.stdout.write('running\n');
await core.idle();
await core.close();
process.stdout.write('done\n');
